/** How the outlines were laid on the page: straight degrees, the east-west ones shortened as at the middle latitude. */
export interface Frame {
  readonly west: number;
  readonly north: number;
  /** Page units of one degree to the south. */
  readonly scale: number;
  /** Of one degree to the east, against one to the south. */
  readonly squeeze: number;
}

export function onMap(
  frame: Frame,
  at: { readonly latitude: number; readonly longitude: number },
): { x: number; y: number } {
  return {
    x: (at.longitude - frame.west) * frame.scale * frame.squeeze,
    y: (frame.north - at.latitude) * frame.scale,
  };
}
