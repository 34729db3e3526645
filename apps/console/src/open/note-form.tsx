import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { workApi } from '../api/work-api.js';
import { Fold } from './fold.js';
import { CardError } from './card.js';
import { useSending } from './use-sending.js';

interface Props {
  readonly ticketId: string;
  readonly number: string;
  readonly done: () => void;
}

export function NoteForm({ ticketId, number, done }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const note = useSending(
    (given: string, key) => workApi.addNote(ticketId, given, key),
    () => {
      setText('');
      setOpen(false);
      done();
    },
  );
  return (
    <Fold icon={NotebookPen} label={t('open.addNote', { number })} open={open} setOpen={setOpen}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          note.mutate(text);
        }}
      >
        <textarea
          className="field"
          dir="auto"
          rows={3}
          required
          maxLength={10_000}
          aria-label={t('open.note')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {note.isError && <CardError error={note.error} />}
        <button className="button primary" disabled={note.isPending || !text.trim()}>
          {t('open.save')}
        </button>
      </form>
    </Fold>
  );
}
