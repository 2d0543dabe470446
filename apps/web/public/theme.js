// Before the first paint: a page that flashes white in the dark is a fault. The policy allows no inline script.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('kurator.theme');
  } catch (error) {
    // Storage may be forbidden by the browser's settings: the system's own scheme is used then.
    console.info(error.name);
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
