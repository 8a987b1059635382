"""Park and bus-stop coverage of an .osm extract, computed without any of the product's code or engine.

    python3 tests/real/xipu_oracle.py ../shared/data/cn-osm-towns/chengdu-xipu.osm EPSG:4544

Needs Debian's python3-shapely and python3-pyproj. Prints one JSON object: areas in m2, in the given metric CRS.
The built-up area is the file's <bounds>; residential land is landuse=residential; parks are leisure=park, 500 m from
5,000 m2 on and 300 m from 2,000 m2 on; stops are highway=bus_stop and bus platforms, 500 m.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree

from pyproj import Transformer
from shapely.geometry import LineString, Point, Polygon, box
from shapely.ops import polygonize, transform, unary_union

path, crs = sys.argv[1], sys.argv[2]
root = ElementTree.parse(path).getroot()
to_metres = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform

nodes = {n.get("id"): (float(n.get("lon")), float(n.get("lat"))) for n in root.iter("node")}
tags_of = lambda element: {t.get("k"): t.get("v") for t in element.iter("tag")}
ways = {w.get("id"): ([nodes[r.get("ref")] for r in w.iter("nd") if r.get("ref") in nodes], tags_of(w)) for w in root.iter("way")}


def metric(shape):
    return transform(to_metres, shape)


def polygons(wanted):
    """Closed ways and complete multipolygon relations whose tags fit."""
    for ring, tags in ways.values():
        if wanted(tags) and len(ring) >= 4 and ring[0] == ring[-1]:
            yield metric(Polygon(ring)).buffer(0)
    for relation in root.iter("relation"):
        tags = tags_of(relation)
        if tags.get("type") != "multipolygon" or not wanted(tags):
            continue
        members = [(m.get("role"), m.get("ref")) for m in relation.iter("member") if m.get("type") == "way"]
        if any(ref not in ways for _, ref in members):
            continue
        lines = {role: [LineString(ways[ref][0]) for r, ref in members if (r or "outer") == role] for role in ("outer", "inner")}
        outer = unary_union(list(polygonize(unary_union(lines["outer"]))))
        inner = unary_union(list(polygonize(unary_union(lines["inner"])))) if lines["inner"] else Polygon()
        yield metric(outer.difference(inner)).buffer(0)


bounds = root.find("bounds")
west, south, east, north = (float(bounds.get(side)) for side in ("minlon", "minlat", "maxlon", "maxlat"))
built_up = metric(box(west, south, east, north))

residential = unary_union(list(polygons(lambda t: t.get("landuse") == "residential"))).intersection(built_up)

parks = [p for p in polygons(lambda t: t.get("leisure") == "park") if p.intersects(built_up.buffer(20_000))]
discs = [p.buffer(500 if p.area >= 5000 else 300, 64) for p in parks if p.area >= 2000]

is_stop = lambda t: t.get("highway") == "bus_stop" or (
    t.get("public_transport") == "platform" and t.get("bus") in ("yes", "designated")
)
stops = [metric(Point(nodes[n.get("id")])) for n in root.iter("node") if is_stop(tags_of(n))]
for line, tags in ways.values():
    if is_stop(tags) and line:
        shape = metric(Polygon(line)) if line[0] == line[-1] and len(line) >= 4 else metric(LineString(line))
        stops.append(shape.representative_point())
served = unary_union([s.buffer(500, 64) for s in stops])

print(
    json.dumps(
        {
            "builtUpSquareMetres": built_up.area,
            "residentialSquareMetres": residential.area,
            "parks": len(discs),
            "parkCoveredSquareMetres": unary_union(discs).intersection(residential).area,
            "stops": len(stops),
            "busCoveredSquareMetres": served.intersection(built_up).area,
        },
        indent=1,
    )
)
