import { IsNumber, Matches } from 'class-validator';

/** An amount as TM Forum writes it: major units as a number. */
export class MoneyDto {
  /** ISO 4217. */
  @Matches(/^[A-Z]{3}$/, { message: '$property must be a currency such as SAR' })
  unit!: string;

  @IsNumber({ allowNaN: false, allowInfinity: false })
  value!: number;
}
