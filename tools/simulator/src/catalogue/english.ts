import type { Catalogue } from './catalogue.js';

export const ENGLISH: Catalogue = {
  matters: {
    buffering: {
      subject: 'Picture keeps buffering',
      opening: [
        'The picture keeps freezing on {channel}, every couple of minutes since about eight.',
        'Hi, {channel} is buffering constantly tonight. Other apps on the same TV are fine.',
        'Everything stops and spins for ten seconds, then plays for a minute, then stops again.',
      ],
      detail: [
        'Box is connected by cable, and the speed test says 90 Mbit/s.',
        'I already restarted the router twice. Same thing.',
        'It is only the HD channels, the SD version of {channel} works.',
      ],
      answer: [
        'Sorry about that, {name}. Is the box on Wi-Fi or on a cable?',
        'I can see dropped segments on your line since 20:05. Let me check the server you are on.',
      ],
      solved: [
        'I have moved your line to another server. Please switch the box off and on once, it should be smooth now.',
        'Our engineers have fixed a fault on {channel}. Reference {reference} if it comes back.',
      ],
    },
    expired: {
      subject: 'My package has expired',
      opening: [
        'My TV says "subscription expired" but I paid yesterday.',
        'All channels are gone, only the info channel is left. Has my {plan} package run out?',
        'Can you renew {plan} for me? It ended this morning and the kids are not happy.',
      ],
      detail: [
        'I paid {amount} by card, I have the receipt here.',
        'My card was replaced last month, maybe that is why.',
      ],
      answer: [
        'Let me look, {name}. Your {plan} package ended today at midnight.',
        'I found your payment of {amount}; it was booked on the wrong account.',
      ],
      solved: [
        'Your {plan} package is active again. Please restart the box to see all channels.',
        'Renewed for one month. You will get a reminder seven days before the next expiry.',
      ],
    },
    charge: {
      subject: 'Charge on my bill that I do not recognise',
      opening: [
        'There is {amount} on my bill for something called "Premium VOD". I never ordered that.',
        'Why did my bill go up by {amount} this month? Nobody told me.',
        'I was charged twice for {plan}. Please refund one of them.',
      ],
      detail: [
        'The bill is from the first of the month, the line says VOD-2231.',
        'Nobody else in the house can order, there is a PIN on it.',
      ],
      answer: [
        'I understand, {name}. I have put the charge on hold while we look into it.',
        'Thank you. The order was made with the remote at 23:14. I will open a dispute for you.',
      ],
      solved: [
        'We have credited {amount} to your account. You will see it on the next bill. Reference {reference}.',
        'The second charge was our mistake. {amount} goes back to your card within five days.',
      ],
    },
    remote: {
      subject: 'Remote control does not respond',
      opening: [
        'The remote stopped working, I changed the batteries and still nothing.',
        'Volume works but the channel buttons on my remote do not.',
      ],
      detail: [
        'The red light does blink when I press a key.',
        'It is the white remote that came with the box last year.',
      ],
      answer: [
        'Please hold OK and Back together for five seconds until the light turns green, then try again.',
        'Could you pair it again? Menu, Settings, Remote, Pair.',
      ],
      solved: [
        'Then it is broken. We will send you a new remote free of charge, it takes two days.',
        'Great that it works again!',
      ],
    },
    reboot: {
      subject: 'Box restarts by itself',
      opening: [
        'My box reboots on its own, four times since this morning.',
        'After last night’s update the box hangs at the logo and starts over and over.',
      ],
      detail: [
        'The light goes orange, then off, then it starts again.',
        'It also happens when nobody is watching.',
      ],
      answer: [
        'Please unplug the box for thirty seconds and plug it straight into the wall, without a power strip.',
        'I see the new firmware on your box did not finish installing. I am sending it again.',
      ],
      solved: [
        'The update has gone through. It will restart one last time.',
        'We exchange the box. You can pick up a new one at any of our shops.',
      ],
    },
    channel: {
      subject: 'A channel is missing',
      opening: [
        '{channel} has disappeared from my list. It is in my {plan} package, isn’t it?',
        'Where is {channel}? Yesterday it was on 214.',
        'I get "not authorised" on {channel} since this afternoon.',
      ],
      detail: ['All the other sports channels are there.', 'I did a channel scan already.'],
      answer: [
        '{channel} has moved to position 118. Please update the list under Settings, Channels.',
        'It should be in {plan}. I am refreshing your rights now.',
      ],
      solved: ['Done. {channel} should be back in a minute.', 'All fixed, enjoy the programme.'],
    },
    outage: {
      subject: 'No picture during the match',
      opening: [
        'Match just started and {channel} is black. Are you serious?',
        'No picture on any sports channel. What is going on?',
        'Is there an outage? Whole street has no TV.',
        'Ten minutes into the final and my screen is black. Fix it!',
        'Error 5103 on {channel}. Neighbours have the same.',
        'TV down, internet works. Is it you or is it my box?',
      ],
      detail: ['It happened exactly at kick-off.', 'The app on my phone does not work either.'],
      answer: [
        'We know about it, {name}, and are on it. We expect the picture back in about {minutes} minutes.',
        'It is on our side, you do not have to change anything. Next update in {minutes} minutes.',
      ],
      solved: [
        'Pictures are back. We are sorry and will credit one day to everybody affected.',
        '{channel} is on air again. Sorry for the missed minutes.',
      ],
    },
    upgrade: {
      subject: 'Upgrade to a bigger package',
      opening: [
        'I would like to move from my package to {plan}. What does it cost?',
        'Do I get a second screen with {plan}?',
        'Is {channel} included if I upgrade?',
      ],
      detail: [
        'We would like to watch on two TVs and a tablet.',
        'From the first of next month would be fine.',
      ],
      answer: [
        '{plan} is {amount} a month and includes {channel} and three screens.',
        'Good choice, {name}. Shall I switch you over from today?',
      ],
      solved: [
        'You are on {plan} now. Have fun with the new channels.',
        'Changed. The difference of {amount} is on your next bill.',
      ],
    },
    cancellation: {
      subject: 'Cancellation of my subscription',
      opening: [
        'I want to cancel. Three evenings without a picture in one month is enough.',
        'Please confirm the end of my contract, I am moving abroad.',
        'How do I cancel {plan}? It has become too expensive.',
      ],
      detail: [
        'My mind is made up, just send me the confirmation.',
        'If the price were {amount} less I would think about it.',
      ],
      answer: [
        'I am sorry to hear that, {name}. May I ask what we could have done better?',
        'I can offer {plan} for {amount} less over the next six months.',
      ],
      solved: [
        'Your cancellation is confirmed for the end of the month. Reference {reference}.',
        'Thank you for staying with us. The discount is active.',
      ],
    },
    enquiry: {
      subject: 'Question about a new subscription',
      opening: [
        'Hello, do you deliver to our area? We would like {plan}.',
        'How much is {plan} and is there a free trial?',
        'A friend told me about you. Can I use my own Android box?',
      ],
      detail: ['We are three people, mostly football and films.', 'I do not have an account with you yet.'],
      answer: [
        'Yes we do. {plan} is {amount} a month, the first seven days are free.',
        'Your own box works fine, you only need our app.',
      ],
      solved: ['I have sent you the link for the trial.', 'See you in the shop then!'],
    },
  },
  thanks: [
    'Perfect, works again. Thank you!',
    'Thanks a lot, that was quick.',
    'Great service, thank you all :)',
    'All good now, thanks.',
    'Thank you. Best support I have had in years.',
  ],
  publicly: [
    '@viewlinetv {channel} down AGAIN on match night. Unbelievable.',
    '@viewlinetv 40 minutes in the queue and then cut off. Anyone there?',
    '@viewlinetv is it just me or is everything buffering tonight?',
    'Credit where it is due: @viewlinetv fixed my box in five minutes.',
  ],
  publicAnswer: [
    'Sorry about this! We have sent you a direct message so that we can look at your line.',
    'Thank you for telling us, our team is on it.',
  ],
  notices: {
    expiry: 'Viewline: your {plan} package ends in 3 days. Renew in the app or reply YES.',
    renewed: 'Viewline: {plan} is renewed, {amount} received. Enjoy!',
    outage:
      'Viewline: we have a fault on {channel} and are working on it. Expected back in {minutes} minutes.',
    restored: 'Viewline: {channel} is back. We apologise; one day has been credited to you.',
    ticket: 'Viewline: your request {reference} is with our engineers. We will report back today.',
  },
};
