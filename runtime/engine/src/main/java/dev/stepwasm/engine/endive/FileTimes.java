package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sets times of files as WASI says, those of a link itself. */
final class FileTimes {
    /** Of {@code fstflags}; a time is set to a value or to the present. */
    private static final long ACCESSED = 1;

    private static final long ACCESSED_NOW = 2;
    private static final long MODIFIED = 4;
    private static final long MODIFIED_NOW = 8;

    private final Clock clock;

    FileTimes(Clock clock) {
        this.clock = clock;
    }

    /** {@return an error number} */
    int set(Path path, long accessed, long modified, long flags) throws IOException {
        if (isSet(flags, ACCESSED | ACCESSED_NOW) || isSet(flags, MODIFIED | MODIFIED_NOW)) {
            return Errno.INVAL;
        }
        FileTime modifiedTime = time(modified, isSet(flags, MODIFIED), isSet(flags, MODIFIED_NOW));
        FileTime accessedTime = time(accessed, isSet(flags, ACCESSED), isSet(flags, ACCESSED_NOW));
        Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(modifiedTime, accessedTime, null);
        return Errno.SUCCESS;
    }

    private static boolean isSet(long flags, long mask) {
        return (flags & mask) == mask;
    }

    private @Nullable FileTime time(long value, boolean given, boolean now) {
        if (given) {
            return FileTime.from(value, TimeUnit.NANOSECONDS);
        }
        return now ? FileTime.from(clock.instant()) : null;
    }
}
