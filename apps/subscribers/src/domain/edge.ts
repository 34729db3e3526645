/**
 * "This one stands on that one's timeline": an address below its subscriber, or an absorbed subscriber below its
 * survivor. The sequence counts all that ever happened to the child, so that readers can order it.
 */
export interface Edge {
  childId: string;
  parentId: string | undefined;
  sequence: number;
}
