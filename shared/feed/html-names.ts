/** Elements that HTML knows, those of old included. */
export const HTML_NAMES: ReadonlySet<string> = new Set((
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em embed '
  + 'figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label li link main map mark nav noscript object ol p param picture pre q '
  + 's samp script section small span strike strong style sub summary sup svg table tbody td tfoot th thead time tr tt u ul var video wbr audio source'
).split(' '));
