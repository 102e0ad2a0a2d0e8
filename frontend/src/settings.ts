/** Settings of this desk that the pages heed. */
import { useJudging } from "./judge/judging";

/** The template of a tile layer, where somebody set one up. */
export function useTiles(): string | null {
  return useJudging().me.settings.tiles ?? null;
}
