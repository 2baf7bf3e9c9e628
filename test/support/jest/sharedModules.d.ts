/** Whether a file is a module that all test files of a worker share. */
export declare function isShared(path: string): boolean;
