package dev.stepwasm.eclipse.memory;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a memory.
 *
 * @param memory the reference of its memory, as the debug adapter writes it: {@code memory[0]}
 * @param address of the place
 */
record MemoryPlace(String memory, BigInteger address) {
    private static final Pattern REFERENCE =
            Pattern.compile("((?:\\w+\\[\\d+]\\.)*memory\\[\\d+])(?:\\s*\\+\\s*(\\w+))?");
    private static final String FIRST = "memory[0]";

    /** {@return the place that a text means by itself: a reference, or an address of the first memory} */
    static Optional<MemoryPlace> written(String text) {
        Matcher matcher = REFERENCE.matcher(text.strip());
        if (matcher.matches()) {
            return matcher.group(2) == null
                    ? Optional.of(new MemoryPlace(matcher.group(1), BigInteger.ZERO))
                    : number(matcher.group(2)).map(address -> new MemoryPlace(matcher.group(1), address));
        }
        return number(text.strip()).map(address -> new MemoryPlace(FIRST, address));
    }

    private static Optional<BigInteger> number(String text) {
        try {
            boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
            BigInteger number = hexadecimal ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
            return number.signum() < 0 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
