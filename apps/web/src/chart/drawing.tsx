import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartProps } from './props';

echarts.use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Told apart without colour too: by order in the legend, decal patterns and the table beside. */
const COLOURS = ['--k-chart-1', '--k-chart-2', '--k-chart-3', '--k-chart-4', '--k-chart-5', '--k-chart-6'];
const tokenOf = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function seriesOf({ kind, series }: ChartProps) {
  return series.map(({ name, values }) => ({
    name,
    data: [...values],
    ...(kind === 'line'
      ? { type: 'line' as const, symbolSize: 6, lineStyle: { width: 2 } }
      : { type: 'bar' as const, barMaxWidth: 32, ...(kind === 'stacked' ? { stack: 'all' } : {}) }),
  }));
}

/** Names at the side of bars: never wider than this, nor than a part of the picture; longer ones go over several lines. */
const NAMES_PX = 260;
const NAMES_PART = 0.46;

function optionOf(props: ChartProps, width: number) {
  const { kind, categories, series, title, tone } = props;
  // By its own name: a canvas, by which words are measured, inherits nothing.
  const { fontFamily } = getComputedStyle(document.body);
  const text = { color: tokenOf('--k-text-2'), fontFamily, fontSize: 12 };
  const line = { lineStyle: { color: tokenOf('--k-line') } };
  const flat = kind === 'horizontal';
  const whole = {
    width: Math.min(NAMES_PX, Math.round(width * NAMES_PART)),
    overflow: 'break' as const,
    interval: 0,
    lineHeight: 14,
  };
  const names = {
    type: 'category' as const,
    data: [...categories],
    axisLabel: flat ? { ...text, ...whole } : text,
    axisLine: line,
  };
  const figures = { type: 'value' as const, axisLabel: text, splitLine: line, minInterval: 1 };
  return {
    color: (tone === 'late' ? ['--k-chart-5'] : COLOURS).map(tokenOf),
    textStyle: text,
    animation: false,
    aria: { enabled: true, label: { description: title }, decal: { show: series.length > 1 && kind !== 'line' } },
    grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 12, bottom: 8, outerBoundsMode: 'same' as const },
    tooltip: { trigger: 'axis' as const },
    ...(series.length > 1
      ? { legend: { top: 0, left: 0, textStyle: text, itemWidth: 14, itemHeight: 10, itemGap: 20 } }
      : {}),
    xAxis: flat ? figures : names,
    yAxis: flat ? { ...names, inverse: true } : figures,
    series: seriesOf(props),
  };
}

/** The picture; drawn again when its place or the scheme of colours changes. */
export default function Drawing(props: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const chart = echarts.init(place.current, null, { renderer: 'svg' });
    const draw = (): void => {
      if (!chart.isDisposed()) chart.setOption(optionOf(props, chart.getWidth()), true);
    };
    // Words that are measured in another font than they are drawn in end in the middle.
    void document.fonts.ready.then(draw);
    const sizes = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    sizes.observe(place.current);
    const scheme = new MutationObserver(draw);
    scheme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    // Paper is light also where the screen is dark.
    const paper = matchMedia('print');
    paper.addEventListener('change', draw);
    return () => {
      paper.removeEventListener('change', draw);
      sizes.disconnect();
      scheme.disconnect();
      chart.dispose();
    };
  }, [props]);
  return <div ref={place} role="img" aria-label={props.title} style={{ height: props.height ?? 280 }} />;
}
