// Somebody to look at: found by searching, as an agent would, in whatever data the product has.
const QUESTIONS = ['a', 'e', 'an', 'mar', '+3', '06', 'محمد', '王', 'acc', '@'];
let chosen;

/** A subscriber with a name, a phone number and a long timeline. */
export async function chooseSubject(backend) {
  chosen ??= await find(backend);
  return chosen;
}

async function find(backend) {
  let best;
  for (const q of QUESTIONS) {
    for (const item of (await backend.search(q)).slice(0, 12)) {
      const phone = item.identities.find(({ kind }) => kind === 'phone')?.value;
      if (!phone || !item.name) continue;
      const { length } = await backend.entries(item.subscriberId, 100);
      if (!best || length > best.length) best = { id: item.subscriberId, name: item.name, phone, length };
      if (best.length >= 100) return best;
    }
    if (best && best.length >= 30) return best;
  }
  if (!best) throw new Error('the product has no subscriber with a name and a phone number');
  return best;
}
