package dev.stepwasm.lsp.binary;

import dev.stepwasm.ide.binary.BinaryOverview;
import dev.stepwasm.ide.binary.Fault;
import dev.stepwasm.ide.binary.FileParts;
import dev.stepwasm.ide.binary.Resemblance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What is in a file that is called a binary. Of one that is too large to be read, its sections. */
public final class BinaryFile {
    /** A binary may be so many times as long as a text that is not large; beyond that it is not read at all. */
    private static final int BINARY_FACTOR = 5;

    private static final int MILLION = 1_000_000;

    private BinaryFile() {}

    /**
     * {@return how many bytes of a binary are read}
     *
     * @param most the length from which on a text is too long, in UTF-16 units
     */
    public static int longest(int most) {
        return (int) Math.min(Integer.MAX_VALUE - 16L, (long) BINARY_FACTOR * most);
    }

    /** {@return what is in a file}; never throws, but says why there is nothing */
    public static BinaryOverview overview(Path file, int most) {
        String name = String.valueOf(file.getFileName());
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            FileParts parts = parts(channel, size);
            if (size > longest(most)) {
                return BinaryOverview.ofLarge(name, parts, tooLarge(name, size, most));
            }
            return BinaryOverview.of(name, parts.read(0, (int) size));
        } catch (NoSuchFileException e) {
            return nothing(name + " is not there", "It was moved or deleted.");
        } catch (IOException | UncheckedIOException e) {
            String why = Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
            return nothing(name + " cannot be read", "The system says: " + why + ".");
        }
    }

    /** {@return the same of a binary whose text is too long even without code} */
    public static BinaryOverview tooLong(BinaryOverview overview, Path file, int most) {
        return overview.without(Fault.of(
                file.getFileName() + " is too large to be shown as text",
                String.format(
                        Locale.ROOT,
                        "Even without code its text would have more than %d million characters. %s",
                        most / MILLION,
                        raise(most)),
                List.of(Resemblance.Remedy.LIMIT, Resemblance.Remedy.HEX)));
    }

    private static Fault tooLarge(String name, long size, int most) {
        return Fault.of(
                name + " is too large to be shown as text",
                String.format(
                        Locale.ROOT,
                        "It has %,d bytes, and files of up to %,d are read. %s",
                        size,
                        longest(most),
                        raise(most)),
                List.of(Resemblance.Remedy.LIMIT, Resemblance.Remedy.HEX));
    }

    private static String raise(int most) {
        return "The setting `stepwasm.largeFile.megabytes` says so, which is " + most / MILLION
                + " now; reading takes a multiple of the file in memory. Below is what the headers of its sections"
                + " say.";
    }

    private static BinaryOverview nothing(String title, String advice) {
        return BinaryOverview.bare(0, Fault.of(title, advice, List.of()), List.of());
    }

    private static FileParts parts(FileChannel channel, long size) {
        return new FileParts() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public byte[] read(long offset, int length) {
                ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(size - offset, 0, length));
                try {
                    while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                        // reads on until it is full, or the file ends
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                byte[] read = new byte[buffer.position()];
                buffer.flip().get(read);
                return read;
            }
        };
    }
}
