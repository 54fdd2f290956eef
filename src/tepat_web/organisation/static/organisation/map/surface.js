// The canvas and the camera above it. The camera is where the corner of the canvas lies
// in the city (x, y) and how large a unit of the city is on the screen (scale).
//
// Panning moves the picture that is already there and paints only what comes into view;
// everything else (zoom, fold, choice) paints the picture anew.

const SCALE = { least: 0.012, most: 2 };
const FLIGHT = 420;
const LEFT_IN_VIEW = 120;
const EDGE = 40;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

export class Surface {
  constructor(canvas, paint) {
    this.canvas = canvas;
    this.pen = canvas.getContext('2d', { alpha: false });
    this.paint = paint;
    this.camera = { x: 0, y: 0, scale: 1 };
    this.painted = null;
    this.waiting = false;
    this.flight = null;
    this.city = null; // the area that must not get lost from view
    this.covered = () => ({ top: 0, right: 0, bottom: 0 }); // pixels under other things
    this.frame = this.frame.bind(this);
    new ResizeObserver(() => this.resize()).observe(canvas);
    this.resize();
  }

  resize() {
    const { clientWidth, clientHeight } = this.canvas;
    this.width = Math.max(clientWidth, 1);
    this.height = Math.max(clientHeight, 1);
    this.ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(this.width * this.ratio);
    this.canvas.height = Math.round(this.height * this.ratio);
    this.repaint();
  }

  repaint() {
    this.painted = null;
    this.ask();
  }

  ask() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(this.frame);
  }

  frame(now) {
    this.waiting = false;
    if (this.flight) this.fly(now);
    const step = this.camera.scale * this.ratio;
    // Whole pixels: what is moved must fall exactly where it would be painted.
    const at = { x: Math.round(this.camera.x * step), y: Math.round(this.camera.y * step), step };
    if (!this.shift(at)) this.area(at, 0, 0, this.canvas.width, this.canvas.height);
    this.painted = at;
    if (this.flight) this.ask();
  }

  // Move the picture; false where it must be painted whole.
  shift(at) {
    const { painted, pen } = this;
    if (!painted || painted.step !== at.step) return false;
    const { width, height } = this.canvas;
    const right = at.x - painted.x;
    const down = at.y - painted.y;
    if (Math.abs(right) >= width || Math.abs(down) >= height) return false;
    if (!right && !down) return true;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalCompositeOperation = 'copy';
    pen.drawImage(this.canvas, -right, -down);
    pen.globalCompositeOperation = 'source-over';
    if (right) this.area(at, right > 0 ? width - right : 0, 0, Math.abs(right), height);
    if (down) this.area(at, 0, down > 0 ? height - down : 0, width, Math.abs(down));
    return true;
  }

  // Paint one area, told in pixels of the canvas.
  area(at, left, top, width, height) {
    const { pen } = this;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.save();
    pen.beginPath();
    pen.rect(left, top, width, height);
    pen.clip();
    pen.setTransform(at.step, 0, 0, at.step, -at.x, -at.y);
    const view = { x: (at.x + left) / at.step, y: (at.y + top) / at.step,
      w: width / at.step, h: height / at.step };
    this.paint(pen, view, this.camera.scale, at.step);
    pen.restore();
  }

  inCity(x, y) {
    const { camera } = this;
    return [camera.x + x / camera.scale, camera.y + y / camera.scale];
  }

  pan(right, down) {
    this.flight = null;
    this.camera.x += right / this.camera.scale;
    this.camera.y += down / this.camera.scale;
    this.keepInView();
    this.ask();
  }

  // While something is carried near the edge, the picture comes towards it.
  follow(x, y) {
    const beyond = (at, size) => Math.min(at - EDGE, 0) + Math.max(at - size + EDGE, 0);
    const right = beyond(x, this.width);
    const down = beyond(y, this.height);
    if (right || down) this.pan(right / 2, down / 2);
  }

  keepInView() {
    const { camera, city } = this;
    if (!city) return;
    const keep = LEFT_IN_VIEW / camera.scale;
    const within = (at, from, size, screen) =>
      Math.min(from + size - keep, Math.max(from - screen / camera.scale + keep, at));
    camera.x = within(camera.x, city.x, city.w, this.width);
    camera.y = within(camera.y, city.y, city.h, this.height);
  }

  zoom(factor, x = this.width / 2, y = this.height / 2) {
    this.flight = null;
    const [left, top] = this.inCity(x, y);
    const scale = Math.min(SCALE.most, Math.max(SCALE.least, this.camera.scale * factor));
    this.camera = { scale, x: left - x / scale, y: top - y / scale };
    this.keepInView();
    this.ask();
  }

  // The camera from which an area of the city is seen whole.
  over(area, most = 1, margin = 24) {
    const { top, right, bottom } = this.covered();
    const tall = this.height - top - bottom;
    const wide = this.width - right;
    const fits = Math.min((wide - 2 * margin) / area.w, (tall - 2 * margin) / area.h);
    const scale = Math.min(most, Math.max(SCALE.least, fits));
    const spare = tall - area.h * scale;
    const above = top + Math.max(margin, Math.min(spare / 2, 2 * margin));
    return { scale, x: area.x + area.w / 2 - wide / 2 / scale, y: area.y - above / scale };
  }

  go(camera, jump = false) {
    if (jump || calm.matches) {
      this.flight = null;
      this.camera = camera;
      this.ask();
      return;
    }
    this.flight = { from: this.camera, to: camera, since: null };
    this.ask();
  }

  fly(now) {
    const { flight } = this;
    flight.since ??= now;
    const part = Math.min(1, (now - flight.since) / FLIGHT);
    const eased = 1 - (1 - part) ** 3;
    const scale = flight.from.scale * (flight.to.scale / flight.from.scale) ** eased;
    // The middle of the screen travels straight, whatever the scale does.
    const middle = (side, size) => {
      const from = flight.from[side] + size / 2 / flight.from.scale;
      const to = flight.to[side] + size / 2 / flight.to.scale;
      return from + (to - from) * eased - size / 2 / scale;
    };
    this.camera = part < 1
      ? { scale, x: middle('x', this.width), y: middle('y', this.height) }
      : flight.to;
    if (part === 1) this.flight = null;
  }
}
