package dev.stepwasm.wasm.module;

import java.util.Map;
import java.util.Optional;

/**
 * Which branches are likely to be taken (core spec 7.4.2).
 *
 * @param likely whether an {@code if} or {@code br_if} is likely to branch, by the offset of the instruction in the
 *     source; treat the map as immutable
 */
public record BranchHints(Map<Integer, Boolean> likely) {
    /** The name of the custom section that holds them. */
    public static final String SECTION = "metadata.code.branch_hint";

    /** No hints at all. */
    public static final BranchHints EMPTY = new BranchHints(Map.of());

    /**
     * {@return the hint for an instruction: whether it is likely to branch}
     *
     * @param position offset of the instruction in the source, as {@code Instruction.position} has it
     */
    public Optional<Boolean> at(int position) {
        return Optional.ofNullable(likely.get(position));
    }

    /** {@return whether there are no hints} */
    public boolean isEmpty() {
        return likely.isEmpty();
    }
}
