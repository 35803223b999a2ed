package dev.stepwasm.lsp;

import dev.stepwasm.ide.binary.BinaryText;
import dev.stepwasm.ide.settings.Settings;
import dev.stepwasm.lsp.binary.BinaryFile;
import dev.stepwasm.wat.disassemble.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Binaries as texts, each under its {@link dev.stepwasm.engine.probe.BinaryTextAddress}. Nobody can change such a text; it
 * becomes another one when the binary does. Safe for use from any thread.
 */
final class VirtualTexts {
    /** So many texts are kept while there is memory. */
    private static final int KEPT = 8;

    private final Map<Path, Kept> kept = new LinkedHashMap<>(KEPT, 1, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Kept> eldest) {
            return size() > KEPT;
        }
    };

    /** By what it is seen that a text still holds. */
    private record Stamp(long modified, long size, int most) {}

    private record Kept(Stamp stamp, SoftReference<BinaryText> text) {}

    /** {@return the text of a binary as it is now}; if it cannot be shown, the text says why */
    BinaryText text(Path binary, Settings settings) {
        String name = String.valueOf(binary.getFileName());
        try {
            BasicFileAttributes attributes = Files.readAttributes(binary, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return BinaryText.refused(name, "it is no file");
            }
            Stamp stamp = new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size(), settings.largeFile());
            Optional<BinaryText> known = known(binary, stamp);
            if (known.isPresent()) {
                return known.get();
            }
            BinaryText made = made(name, binary, attributes.size(), settings.largeFile());
            keep(binary, new Kept(stamp, new SoftReference<>(made)));
            return made;
        } catch (NoSuchFileException e) {
            return BinaryText.refused(name, "there is no such file");
        } catch (IOException e) {
            return BinaryText.refused(
                    name,
                    "it cannot be read: " + Causes.words(e).lines().findFirst().orElse(""));
        }
    }

    private synchronized Optional<BinaryText> known(Path binary, Stamp stamp) {
        Kept found = kept.get(binary);
        return found != null && found.stamp.equals(stamp) ? Optional.ofNullable(found.text.get()) : Optional.empty();
    }

    private synchronized void keep(Path binary, Kept made) {
        kept.put(binary, made);
    }

    private static BinaryText made(String name, Path binary, long size, int most) throws IOException {
        int longest = BinaryFile.longest(most);
        if (size > longest) {
            return tooLarge(name, longest, most);
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(binary)) {
            bytes = in.readNBytes(longest + 1); // it may have grown since
        }
        return bytes.length > longest ? tooLarge(name, longest, most) : BinaryText.of(name, bytes, Layout.FLAT, most);
    }

    private static BinaryText tooLarge(String name, int longest, int most) {
        return BinaryText.refused(
                name,
                String.format(
                        Locale.ROOT,
                        "it has more than %d bytes (`stepwasm.largeFile.megabytes` is %d)",
                        longest,
                        most / 1_000_000));
    }
}
