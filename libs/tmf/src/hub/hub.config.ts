import { IsOptional, Matches } from 'class-validator';

const NETWORKS = /^[0-9a-fA-F.:]+(\/\d{1,3})?(\s*,\s*[0-9a-fA-F.:]+(\/\d{1,3})?)*$/;

/** What a hub reads from the environment. */
export class HubConfig {
  /** Private networks that callbacks may reach, such as `10.20.0.0/16,fd12:3456::/32`. None if absent. */
  @IsOptional()
  @Matches(NETWORKS, { message: '$property must be a comma list of networks such as 10.20.0.0/16' })
  HUB_ALLOWED_NETWORKS?: string;
}

export function allowedNetworks({ HUB_ALLOWED_NETWORKS }: HubConfig): string[] {
  return HUB_ALLOWED_NETWORKS?.split(',').map((network) => network.trim()) ?? [];
}
