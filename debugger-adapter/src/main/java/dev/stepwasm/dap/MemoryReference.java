package dev.stepwasm.dap;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.MemoryView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a memory, as {@code memory[0]+0x400}, {@code module[1].memory[0]} if it is not of the main module, or
 * {@code module[1].instance[3].memory[0]} if it is not of the only instance.
 *
 * @param owner what has the memory
 * @param index of the memory in it
 * @param address in it
 */
record MemoryReference(Owner owner, int index, long address) {
    private static final Pattern SYNTAX = Pattern.compile(
            "(?:module\\[(\\d{1,9})]\\.)?(?:instance\\[(\\d{1,9})]\\.)?memory\\[(\\d{1,9})](?:\\+0x([0-9a-f]{1,16}))?");

    /** {@return the place that a text means} */
    static Optional<MemoryReference> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int module = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        OptionalInt instance =
                matcher.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(2)));
        long address = matcher.group(4) == null ? 0 : address(matcher.group(4));
        return Optional.of(
                new MemoryReference(new Owner(module, instance), Integer.parseInt(matcher.group(3)), address));
    }

    /** {@return an address; those with 64 bits are beyond every memory and become the highest one} */
    private static long address(String digits) {
        long address = Long.parseUnsignedLong(digits, 16);
        return address < 0 ? Long.MAX_VALUE : address;
    }

    /**
     * {@return the place in the first memory that a number may point to}
     *
     * @param owner whose frame it is
     */
    static Optional<MemoryReference> of(Owner owner, Frame frame, Value value) {
        OptionalLong address = switch (value) {
            case Value.I32(int number) -> OptionalLong.of(Integer.toUnsignedLong(number));
            case Value.I64(long number) -> OptionalLong.of(number);
            default -> OptionalLong.empty();
        };
        if (address.isEmpty() || address.getAsLong() <= 0) { // Zero is no pointer, and the memory itself stands there.
            return Optional.empty();
        }
        List<MemoryView> memories = frame.memories();
        boolean inside = !memories.isEmpty()
                && memories.getFirst().isAddressedBy(value.type())
                && address.getAsLong() < memories.getFirst().byteSize();
        return inside ? Optional.of(new MemoryReference(owner, 0, address.getAsLong())) : Optional.empty();
    }

    /** {@return the text that means this place} */
    String show() {
        return owner.show() + "memory[" + index + "]" + (address == 0 ? "" : "+0x" + Long.toHexString(address));
    }
}
