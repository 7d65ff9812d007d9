/** `npm start`: installs what is missing, builds what is stale, runs the server. Runs on Node 20 with nothing installed. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from './launch.mjs';
import { main, ToolFailure } from './workspace.mjs';

const HELP = `Đôn Đốc – khởi động máy chủ / starts the server

  npm start -- [tùy chọn / options]

  --empty              kho trống: không nạp tỉnh mẫu, in đường dẫn dùng một lần cho quản trị viên đầu tiên
                       bare: no sample province; prints a one-time link for the first administrator
  --port SỐ            cổng, mặc định 3000; 0 = cổng trống bất kỳ / port, default 3000; 0 = any free one
  --host ĐỊA-CHỈ       địa chỉ lắng nghe, mặc định 127.0.0.1 / address to listen on, default 127.0.0.1
  --data THƯ-MỤC       thư mục dữ liệu, mặc định ./data / data folder, default ./data
  --tls-cert TỆP       chứng thư TLS (PEM) / TLS certificate (PEM)
  --tls-key TỆP        khóa TLS (PEM) / TLS key (PEM)
  --trust-proxy DANH-SÁCH
                       địa chỉ hay mạng của proxy được tin, cách nhau bằng dấu phẩy
                       addresses or networks of proxies whose X-Forwarded-* headers are believed, comma-separated
  --help               in trợ giúp này / prints this

Biến môi trường cho cùng các thiết lập: xem .env.example / the same settings as environment variables: see .env.example
`;

/** A flag is the environment variable of the same meaning, for one run: the program itself reads only the environment. */
const VARIABLES = {
  port: 'DONDOC_PORT',
  host: 'DONDOC_HOST',
  data: 'DONDOC_DATA',
  'tls-cert': 'DONDOC_TLS_CERT',
  'tls-key': 'DONDOC_TLS_KEY',
  'trust-proxy': 'DONDOC_TRUST_PROXY',
};

function readFlags() {
  const options = { empty: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };
  for (const name of Object.keys(VARIABLES)) options[name] = { type: 'string' };
  return parseArgs({ options, strict: true, allowPositionals: false }).values;
}

/** The data folder, or the nearest folder above it, has to be ours to write; a read-only checkout needs one elsewhere. */
function checkDataFolder(folder) {
  const path = resolve(folder);
  let existing = path;
  while (!existsSync(existing)) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ToolFailure(
      `Không ghi được vào thư mục dữ liệu ${path} (${error.code}): chọn thư mục khác bằng --data THƯ-MỤC\n` +
        `Cannot write into the data folder ${path} (${error.code}): choose another one with --data FOLDER`,
    );
  }
}

let flags;
try {
  flags = readFlags();
} catch (error) {
  console.error(`${error.message}\nXem / See: npm start -- --help`);
  process.exit(2);
}

if (flags.help) {
  process.stdout.write(HELP);
} else {
  await main(() => {
    const env = { ...process.env };
    for (const [name, variable] of Object.entries(VARIABLES)) if (flags[name] !== undefined) env[variable] = flags[name];
    checkDataFolder(env.DONDOC_DATA?.trim() || 'data');
    return launch('apps/api/src/main.js', flags.empty ? ['--empty'] : [], { say: (line) => console.log(line), env });
  });
}
