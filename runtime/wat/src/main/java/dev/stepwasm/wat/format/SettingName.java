package dev.stepwasm.wat.format;

import java.util.Locale;

/** How constants are written in settings and on the command line: {@code own-line}. */
final class SettingName {
    private SettingName() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
