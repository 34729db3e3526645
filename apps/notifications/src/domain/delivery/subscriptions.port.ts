/** A browser or app that takes push messages. */
export interface PushDevice {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface PushDevices {
  devicesOf(subscriberId: string): Promise<PushDevice[]>;
  /** It told that it is no longer there. */
  removeDevice(endpoint: string): Promise<void>;
}

export interface WebhookEndpoints {
  webhookAt(url: string, subscriberId: string): Promise<{ url: string; secret: string } | undefined>;
  removeWebhook(url: string): Promise<void>;
}
