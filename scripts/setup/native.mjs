/**
 * better-sqlite3's native half. It ships prebuilt for Node-API 10; an Electron with an older Node-API (the fallback)
 * gets the same source built once, kept in the per-user cache.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { needCompiler } from './debian.mjs';
import { cacheFolder, withoutNpmRun } from './places.mjs';
import { fetchPackage } from './registry.mjs';
import { lastLines, run } from './run.mjs';
import { say, SetupProblem } from './say.mjs';

const PREBUILT_NAPI = 10;
const HEADERS = 'node-api-headers@1.9.0';
const HEADERS_SHA512 = '2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==';

/** Counts up when the way of building changes. */
const RECIPE = 1;

/** The build that better-sqlite3's loader prefers to its prebuilt one. */
export function builtFile(root) {
  return join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node');
}

export function needsOwnBuild({ napi }) {
  return napi < PREBUILT_NAPI;
}

/** Puts the native module that `electron` (as findElectron describes it) can load in its place. */
export async function placeNativeModule(root, electron) {
  const target = builtFile(root);
  if (!needsOwnBuild(electron)) {
    rmSync(target, { force: true });
    return;
  }
  const cached = await cachedBuild(root, electron);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(cached, `${target}.new`);
  renameSync(`${target}.new`, target);
}

async function cachedBuild(root, electron) {
  const source = join(root, 'node_modules/better-sqlite3');
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const key = [version, 'electron', electron.electron, process.platform, process.arch, RECIPE].join('-');
  const cached = join(cacheFolder(), `better-sqlite3-${key}.node`);
  if (existsSync(cached)) return cached;
  await needCompiler();
  say(`building better-sqlite3 ${version} for Electron ${electron.electron} (about a minute, once per user)`);
  const workshop = join(cacheFolder(), 'making-sqlite');
  rmSync(workshop, { recursive: true, force: true });
  try {
    const built = await build(root, source, workshop);
    await mustLoad(built, electron);
    renameSync(built, cached);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return cached;
}

async function build(root, source, workshop) {
  const headers = await headersFolder(workshop);
  // Built in a copy: node_modules stays as npm made it until the result is known to load.
  const copy = join(workshop, 'better-sqlite3');
  cpSync(source, copy, { recursive: true, filter: (path) => !/[\\/](build|prebuilds)$/.test(path) });
  cpSync(join(root, 'node_modules/node-addon-api'), join(workshop, 'node_modules/node-addon-api'), { recursive: true });
  const nodeGyp = join(root, 'node_modules/node-gyp/bin/node-gyp.js');
  const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${headers}`, '-j', 'max'];
  const { code, output } = await run(process.execPath, args, {
    cwd: copy,
    env: {
      ...withoutGypWishes(withoutNpmRun()),
      CXXFLAGS: `-UNAPI_VERSION -DNAPI_VERSION=${EXPERIMENTAL} -include ${POST_FINALIZER}`,
    },
  });
  if (code !== 0) {
    throw new SetupProblem(`better-sqlite3 could not be built. node-gyp's last lines:\n\n${lastLines(output, 30)}`);
  }
  return join(copy, 'build/Release/better_sqlite3.node');
}

/** A person's npm settings for node-gyp (nodedir, devdir, target …) reach it by the environment and would win over its arguments. */
export function withoutGypWishes(env) {
  const wish = /^npm_(config|package_config_node_gyp)_(nodedir|devdir|dist_url|disturl|target|target_arch|arch|runtime|tarball|build_from_source)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !wish.test(name)));
}

/**
 * A folder that node-gyp takes for Node's own headers. better-sqlite3 uses Node-API alone, whose headers are an npm
 * package: so the build needs no Node sources and is the same under every Node.
 */
async function headersFolder(workshop) {
  const fetched = await fetchPackage(HEADERS, HEADERS_SHA512, join(workshop, 'headers'));
  const nodedir = join(workshop, 'nodedir');
  cpSync(join(fetched, 'include'), join(nodedir, 'include/node'), { recursive: true });
  writeFileSync(join(nodedir, 'include/node/config.gypi'), JSON.stringify({ target_defaults: {}, variables: {} }));
  writeFileSync(join(nodedir, 'include/node/common.gypi'), JSON.stringify(COMMON_GYPI));
  writeFileSync(join(nodedir, 'include/node', POST_FINALIZER), POST_FINALIZER_H);
  return nodedir;
}

/**
 * better-sqlite3 keeps references to strings. Node-API allows that from version 10 on, and before it only to modules
 * that declare themselves experimental (this number).
 */
const EXPERIMENTAL = 2147483647;

/**
 * An experimental module's finalizers run during garbage collection, where they may not touch JavaScript;
 * node-addon-api moves them to a safe time when it has this function, which the headers package leaves out.
 */
const POST_FINALIZER = 'post-finalizer.h';
const POST_FINALIZER_H = `#pragma once
#include <node_api.h>
#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
extern "C" napi_status node_api_post_finalizer(napi_env, napi_finalize, void* data, void* hint);
`;

/** What is left of Node's common.gypi for one Node-API module on Linux. */
const COMMON_GYPI = {
  target_defaults: {
    default_configuration: 'Release',
    cflags: ['-fPIC', '-pthread'],
    cflags_cc: ['-fno-rtti', '-fno-exceptions'],
    ldflags: ['-pthread'],
  },
};

async function mustLoad(file, electron) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, output } = await run(electron.binary, ['-e', `require(${JSON.stringify(file)})`], { env });
  if (code !== 0) throw new SetupProblem(`The better-sqlite3 just built does not load: ${lastLines(output, 4)}`);
}
