/** Where an incident's claims place it, each as exactly as its words do. */
import { useMemo } from "preact/hooks";
import type { Claim, MapPlace, MapView } from "../api/types";
import { WorldMap } from "../map/map";
import { precision } from "../phrases";
import { t } from "../words";

export function PlaceMap({ claims }: { claims: Claim[] }) {
  const content = useMemo(() => placesOf(claims), [claims]);
  if (!content.places.length && !content.countries.length) return null;
  return (
    <section class="panel" aria-labelledby="where">
      <h2 id="where">{t("incident.where")}</h2>
      <WorldMap content={content} label={t("incident.mapLabel")} />
    </section>
  );
}

export function placesOf(claims: Claim[]): MapView {
  const places = new Map<string, MapPlace>();
  const countries = new Map<string, number>();
  for (const { place } of claims) {
    const exact = precision(place);
    if (!place || exact === "none") continue;
    if (place.country) countries.set(place.country, (countries.get(place.country) ?? 0) + 1);
    if (exact === "country") continue;
    const key = `${place.latitude},${place.longitude},${exact === "province"}`;
    const known = places.get(key);
    if (known) known.claims += 1;
    else {
      places.set(key, {
        key, name: place.name ?? place.text ?? "", latitude: place.latitude as number, longitude: place.longitude as number,
        precision: exact === "province" ? "province" : "town", country: place.country, incidents: 1, claims: 1,
      });
    }
  }
  return { places: [...places.values()], countries: [...countries].map(([country, count]) => ({ country, incidents: 1, claims: count })) };
}
