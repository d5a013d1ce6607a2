import { type StructureShape, string, structure } from "../schema/shape.js";

/**
 * A session tag.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 */
export interface Tag {
  /** 1 to 128 characters; case-insensitive when compared, case-preserving when stored. */
  Key: string | undefined;
  /** 0 to 256 characters. */
  Value: string | undefined;
}

export const tag: StructureShape<Tag> = structure<Tag>({
  Key: string,
  Value: string,
});
