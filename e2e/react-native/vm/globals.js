// What React Native's native side provides to JavaScript, as far as networking needs it. Here the host plays that part:
// lines that begin with U+0001 go to the host as JSON, and what it sends back is passed to `nativeSide.receive`.
const global = globalThis;
const send = (message) => print(`\u0001${JSON.stringify(message)}`);

global.window = global;
global.self = global;
global.global = global;

let lastTimer = 0;
const timers = new Map();
const startTimer =
  (repeats) =>
  (callback, ms = 0, ...args) => {
    const id = ++lastTimer;
    timers.set(id, { callback, args, repeats });
    send({ type: "start timer", id, ms: Number(ms) || 0, repeats });
    return id;
  };
const stopTimer = (id) => {
  if (timers.delete(id)) send({ type: "stop timer", id });
};
global.setTimeout = startTimer(false);
global.setInterval = startTimer(true);
global.clearTimeout = stopTimer;
global.clearInterval = stopTimer;
// The VM's own setImmediate stays: its Promise is built on it.
global.queueMicrotask = (callback) => {
  Promise.resolve().then(callback);
};
global.performance = { now: () => Date.now() };
global.nativeLoggingHook = (message) => send({ type: "log", message });
global.RN$Bridgeless = true;
global.nativeModuleProxy = {};

let lastQuestion = 0;
const questions = new Map();
const tell = (module, method, args) => send({ type: "call", module, method, args });
const ask = (module, method, args) =>
  new Promise((resolve, reject) => {
    const id = ++lastQuestion;
    questions.set(id, { resolve, reject });
    send({ type: "call", id, module, method, args });
  });

const modules = {
  Networking: {
    sendRequest: (...args) => tell("Networking", "sendRequest", args),
    abortRequest: (id) => tell("Networking", "abortRequest", [id]),
    addListener() {},
    removeListeners() {},
  },
  BlobModule: {
    getConstants: () => ({ BLOB_URI_SCHEME: "content", BLOB_URI_HOST: "blobs" }),
    addNetworkingHandler() {},
    // whatwg-fetch looks for it to see whether there are blobs; responses are blobs then.
    createFromParts: (parts, id) => tell("Blobs", "create", [parts, id]),
    release: (id) => tell("Blobs", "release", [id]),
  },
  FileReaderModule: {
    readAsText: (blob) => ask("Blobs", "readAsText", [blob]),
  },
  PlatformConstants: {
    getConstants: () => ({
      isTesting: true,
      reactNativeVersion: { major: 0, minor: 86, patch: 3 },
      Version: 34,
    }),
  },
};
global.__turboModuleProxy = (name) => modules[name] ?? null;

global.nativeSide = {
  send,
  receive(message) {
    if (message.type === "timer") {
      const timer = timers.get(message.id);
      if (!timer) return;
      if (!timer.repeats) timers.delete(message.id);
      timer.callback(...timer.args);
    } else if (message.type === "response") {
      const question = questions.get(message.id);
      questions.delete(message.id);
      if (message.error) question.reject(new Error(message.error));
      else question.resolve(message.value);
    } else {
      // biome-ignore lint/suspicious/noReactNativeDeepImports: the native side calls it by this name
      require("react-native/Libraries/EventEmitter/RCTDeviceEventEmitter").default.emit(
        message.name,
        message.args,
      );
    }
  },
};

// React Native's own fetch, over its own XMLHttpRequest.
// biome-ignore lint/suspicious/noReactNativeDeepImports: all of React Native would ask for many more native modules
require("react-native/Libraries/Core/setUpXHR");
