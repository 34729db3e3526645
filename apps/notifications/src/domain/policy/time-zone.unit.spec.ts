import { zoneOf } from './time-zone.js';

describe('the zone of a person', () => {
  const settings = { timeZone: 'UTC', timeZoneByRegion: { Riyadh: 'Asia/Riyadh' } };

  it.each([
    ['their own word', 'Asia/Tokyo', 'Riyadh', { zone: 'Asia/Tokyo', from: 'preference' }],
    ['their region’s where they said nothing', undefined, 'Riyadh', { zone: 'Asia/Riyadh', from: 'region' }],
    ['the operator’s where the region is unknown', undefined, 'Atlantis', { zone: 'UTC', from: 'default' }],
    ['the operator’s where nothing is known', undefined, undefined, { zone: 'UTC', from: 'default' }],
    ['no zone that went out of use', 'Mars/Olympus', 'Riyadh', { zone: 'Asia/Riyadh', from: 'region' }],
    ['nothing of an object’s own', undefined, 'constructor', { zone: 'UTC', from: 'default' }],
  ])('is %s', (_name, wish, region, expected) => {
    expect(zoneOf(wish, region, settings)).toEqual(expected);
  });
});
