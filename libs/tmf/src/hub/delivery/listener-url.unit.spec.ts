import { listenerUrl } from './listener-url.js';

it.each([
  ['http://x.example', 'http://x.example/listener/visitCreateEvent'],
  ['http://x.example/', 'http://x.example/listener/visitCreateEvent'],
  ['http://x.example/tmf/v4/', 'http://x.example/tmf/v4/listener/visitCreateEvent'],
  ['http://x.example/in?token=a%20b#c', 'http://x.example/in/listener/visitCreateEvent?token=a%20b'],
])('the listener below %s is %s', (callback, url) =>
  expect(listenerUrl(callback, 'VisitCreateEvent')).toBe(url),
);
