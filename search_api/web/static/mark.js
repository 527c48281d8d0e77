// Shows where a mention stands while it is pointed at or focused. Without this script a click still marks it (:target).
"use strict";

(() => {
  const show = (link, on) => {
    const region = document.getElementById(link.dataset.region);
    if (region) region.classList.toggle("active", on);
  };
  for (const link of document.querySelectorAll("a[data-region]")) {
    link.addEventListener("mouseenter", () => show(link, true));
    link.addEventListener("mouseleave", () => show(link, false));
    link.addEventListener("focus", () => show(link, true));
    link.addEventListener("blur", () => show(link, false));
  }
})();
