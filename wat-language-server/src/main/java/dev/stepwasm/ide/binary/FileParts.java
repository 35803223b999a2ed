package dev.stepwasm.ide.binary;

import java.util.Arrays;

/** Parts of a file, which need not be in memory as a whole. */
public interface FileParts {
    /** {@return how many bytes there are} */
    long size();

    /** {@return the bytes from an offset on; fewer than asked for at the end} */
    byte[] read(long offset, int length);

    /** {@return a file that is in memory} */
    static FileParts of(byte[] file) {
        return new FileParts() {
            @Override
            public long size() {
                return file.length;
            }

            @Override
            public byte[] read(long offset, int length) {
                int from = (int) Math.min(file.length, offset);
                return Arrays.copyOfRange(file, from, (int) Math.min(file.length, offset + length));
            }
        };
    }
}
