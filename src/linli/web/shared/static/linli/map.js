// The map of an estate: footprints in local metres, no tiles, no network beyond this server.
"use strict";

(function () {
  const box = document.getElementById("map");
  if (!box || !window.L) return;

  const LABELS = 60; // more names than this only hide each other
  const shapes = new Map();
  let chosen = null;

  // The patterns of the drawing further down this page: shape beside colour.
  function fill(level) {
    return "url(#estate-" + (level || "unknown") + ")";
  }

  // A name wider than its building would cover the next one; the list below has them all.
  function showNamesThatFit(map, layer) {
    layer.eachLayer(function (shape) {
      const name = shape.getTooltip().getElement();
      if (!name) return;
      name.hidden = false; // what is hidden has no width
      const bounds = shape.getBounds();
      const width = map.latLngToContainerPoint(bounds.getNorthEast()).x - map.latLngToContainerPoint(bounds.getSouthWest()).x;
      name.hidden = name.scrollWidth > width + 6;
    });
  }

  function pick(key) {
    if (chosen) chosen.getElement().classList.remove("chosen");
    chosen = shapes.get(key) || null;
    if (chosen) {
      chosen.getElement().classList.add("chosen");
      chosen.bringToFront();
    }
  }

  function open(key) {
    pick(key);
    const address = box.dataset.building.replace("KEY", encodeURIComponent(key));
    window.htmx.ajax("GET", address, "#card");
  }

  function draw(collection) {
    if (!collection.features.length) return;
    box.hidden = false;
    const map = L.map(box, { crs: L.CRS.Simple, attributionControl: false, minZoom: -6, zoomSnap: 0.25, zoomControl: false });
    L.control.zoom({ position: "bottomright", zoomInTitle: box.dataset.nearer, zoomOutTitle: box.dataset.farther }).addTo(map);
    const named = collection.features.length <= LABELS;
    const layer = L.geoJSON(collection, {
      style: function (feature) {
        return { className: "footprint", fillColor: fill(feature.properties.level), fillOpacity: 1, weight: 1 };
      },
      onEachFeature: function (feature, shape) {
        shapes.set(feature.id, shape);
        shape.bindTooltip(feature.properties.name, named ? { permanent: true, direction: "center", className: "name" } : {});
        shape.on("click", function () { open(feature.id); });
      },
    }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    map.fitBounds(layer.getBounds(), { padding: [12, 12] });
    map.setMaxBounds(layer.getBounds().pad(0.6));
    if (named) {
      showNamesThatFit(map, layer);
      map.on("zoomend", function () { showNamesThatFit(map, layer); });
    }
    layer.eachLayer(function (shape) {
      // Footprints are reached by the list below the map; they would be 3,000 stops for the keyboard.
      shape.getElement().setAttribute("aria-hidden", "true");
    });
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("[data-spot]");
    if (link) pick(link.dataset.spot);
  });

  fetch(box.dataset.source, { headers: { Accept: "application/json" } })
    .then(function (response) { return response.ok ? response.json() : { features: [] }; })
    .then(draw);
})();
