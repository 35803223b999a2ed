package dev.stepwasm.cli;

import dev.stepwasm.engine.Tier;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what runs code: the name of a {@link Tier} in small letters. */
final class TierName implements ITypeConverter<Tier> {
    @Override
    public Tier convert(String text) {
        return Arrays.stream(Tier.values())
                .filter(tier -> show(tier).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no tier: write "
                        + Arrays.stream(Tier.values()).map(TierName::show).collect(Collectors.joining(" or "))));
    }

    private static String show(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
