import { ApiProblemError, isProblem, UnreachableError, type Schemas } from '../api/client.js';

export type UploadedFile = Schemas['FileView'];

/**
 * Sends one file and tells how much of it has gone (0–1), which `fetch` cannot.
 * @throws ApiProblemError, UnreachableError; nothing when `signal` ends it: the promise stays open, nobody waits for it then.
 */
export function uploadFile(file: File, gone: (part: number) => void, signal: AbortSignal): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('X-Dondoc-Request', '1');
    request.upload.addEventListener('progress', ({ loaded, total }) => gone(total === 0 ? 1 : loaded / total));
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status === 201) resolve(answer as UploadedFile);
      else reject(isProblem(answer) ? new ApiProblemError(answer) : new UnreachableError(`answered ${request.status} without a reason`));
    });
    request.addEventListener('error', () => reject(new UnreachableError('no answer')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
