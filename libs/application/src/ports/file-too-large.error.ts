/** More bytes came than a file may have; what had come is gone. */
export class FileTooLargeError extends Error {
  readonly code = 'file-too-large';

  constructor(readonly atMost: number) {
    super(`a file of more than ${atMost} bytes`);
  }
}
