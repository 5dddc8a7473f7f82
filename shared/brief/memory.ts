import type { Scene } from '../language/scene.ts';
import type { Leaf } from './leaves.ts';
import type { Attribution } from '../language/person.ts';

/** Who spoke in the blocks above, and whose statement was announced there. */
export class Memory {
  #people: Attribution[] | null = null;
  /** The block below what they said last. */
  #next = -1;
  #announced: Attribution[] | null = null;

  forget(): void {
    this.#people = null;
    this.#announced = null;
  }

  spoke(people: Attribution[], next: number): void {
    this.#people = people;
    this.#next = next;
  }

  /** A block in which nobody speaks; it may announce a statement. */
  heard(scene: Scene, leaf: Leaf, index: number, isPlain: boolean): void {
    const who = scene.announced(leaf.start, leaf.end);
    const people = who === null ? null : scene.people(who, leaf.end, null);
    if (people !== null) this.#announced = people;
    else if (!isPlain || /:\s*$/.test(leaf.text)) this.#announced = null;
    if (index > this.#next + 1) this.#people = null;
  }

  /** Who goes on in a block that is words in quotation marks and nothing else. */
  above(index: number): Attribution[] | null {
    return this.#people !== null && this.#next === index ? this.#people : this.#announced;
  }

  /** Whom "he" means: somebody who spoke in the block above, or in the one above that. */
  near(index: number): Attribution[] | null {
    return this.#people !== null && index - this.#next <= 1 ? this.#people : null;
  }
}
