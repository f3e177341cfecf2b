import type { SegmentCode } from './codes.ts';
import type { Candidates, CompiledLoop, CompiledTransaction, Node } from './compile.ts';
import type { Segment } from './segment.ts';

/** What the walk says about where a segment stands; `code` is IK304. */
export interface WalkListener {
  segmentError(code: SegmentCode, id: string, loop: string): void;
}

class Frame {
  readonly loop: CompiledLoop;
  readonly counts: Int32Array;
  position = 0;
  constructor(loop: CompiledLoop) {
    this.loop = loop;
    this.counts = new Int32Array(loop.nodes.length);
  }

  reset(): void {
    this.counts.fill(0);
    this.position = 0;
  }
}

/** Follows a transaction through its table of loops, one segment at a time, in memory that does not grow. */
export class LoopWalk {
  private readonly listener: WalkListener;
  private readonly ids: ReadonlySet<string>;
  private readonly stack: Frame[];
  /** One frame a loop, made when first needed: no loop stands inside itself. */
  private readonly frames = new Map<CompiledLoop, Frame>();

  constructor(table: CompiledTransaction, listener: WalkListener) {
    this.listener = listener;
    this.ids = table.ids;
    this.stack = [new Frame(table.root)];
  }

  /** The loop the last placed segment belongs to. */
  get loop(): string {
    return this.stack[this.stack.length - 1]?.loop.id ?? '';
  }

  /** The rule the segment stands under, or undefined after saying why it stands under none. */
  place(segment: Segment): Node | undefined {
    for (let depth = this.stack.length - 1; depth >= 0; depth--) {
      const frame = this.stack[depth];
      const found = frame?.loop.byId.get(segment.id);
      if (!frame || !found) continue;
      const node = pick(found, segment, frame.position);
      if (node) {
        this.enter(frame, depth, node);
        return node;
      }
    }
    this.listener.segmentError(this.whyNot(segment), segment.id, this.loop);
    return undefined;
  }

  /** The set ends: everything still required is missing. */
  end(): void {
    this.closeTo(0);
    this.sayMissing(this.stack[0]);
  }

  private enter(frame: Frame, depth: number, node: Node): void {
    if (depth < this.stack.length - 1) this.closeTo(depth);
    frame.position = node.position;
    const count = (frame.counts[node.index] ?? 0) + 1;
    frame.counts[node.index] = count;
    if (node.loop) this.open(node.loop);
    if (count > node.repeat) this.listener.segmentError(node.loop ? '4' : '5', node.id, this.loop);
  }

  private open(loop: CompiledLoop): void {
    let frame = this.frames.get(loop);
    if (frame) frame.reset();
    else {
      frame = new Frame(loop);
      this.frames.set(loop, frame);
    }
    this.stack.push(frame);
  }

  private closeTo(depth: number): void {
    while (this.stack.length - 1 > depth) {
      this.sayMissing(this.stack.pop());
    }
  }

  private sayMissing(frame: Frame | undefined): void {
    if (!frame) return;
    for (const node of frame.loop.required) {
      if (frame.counts[node.index] === 0) this.listener.segmentError('3', node.id, node.loop?.id ?? frame.loop.id);
    }
  }

  /** 1 not a segment id, 6 not in this set, 7 too late here, 2 not expected here. */
  private whyNot(segment: Segment): SegmentCode {
    if (!/^[A-Z][A-Z0-9]{1,2}$/.test(segment.id)) return '1';
    if (!this.ids.has(segment.id)) return '6';
    const isLate = this.stack.some(({ loop }) => {
      const found = loop.byId.get(segment.id);
      return found !== undefined && pick(found, segment, 0) !== undefined;
    });
    return isLate ? '7' : '2';
  }
}

function pick(found: Candidates, segment: Segment, position: number): Node | undefined {
  if (found.byKey) {
    const key = segment.component(found.keyElement, 1);
    for (const node of found.byKey.get(key) ?? []) if (node.position >= position) return node;
    // A lone segment with a wrong qualifier is that segment with a wrong qualifier.
    const only = found.nodes[0];
    return found.nodes.length === 1 && only && !only.loop && only.position >= position ? only : undefined;
  }
  if (found.nodes.length === 1) {
    const only = found.nodes[0];
    return only && only.position >= position ? only : undefined;
  }
  for (const node of found.nodes) if (node.position >= position && fits(node, segment)) return node;
  return found.nodes.find((node) => node.position >= position);
}

/** Every short coded element agrees: the way two PWK of one loop are told apart. */
function fits(node: Node, segment: Segment): boolean {
  return node.elements.every((e, i) => e.usage !== 'R' || !e.codes || e.codes.has(segment.component(i + 1, 1)));
}
