package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.type.ValueType;
import java.util.Arrays;
import java.util.List;

/**
 * The flat code of one function, in two versions behind each other in one array. <em>Fast</em> code comes first: operands
 * are taken from where they are, comparisons are part of branches, instructions that only move values vanish.
 * <em>Plain</em> code does what the Wasm instructions say one by one and keeps every operand in its own slot, so the
 * state can be shown between any two of them. Both use the same frame, and every place in fast code has a place in plain
 * code that goes on from the same state ({@link FastMap}). Immutable; shared by all instances and threads.
 *
 * <p>The tables have a row for each instruction of the body, in order: <em>number</em> is that of the row.
 */
final class FunctionCode {
    final int functionIndex;
    final int[] words;
    /** Where plain code begins in {@link #words}. */
    final int plainStart;

    final int parameterCount;
    final int localCount;
    /** Zeros for the locals after the parameters, then the constants; copied behind the parameters by a call. */
    final long[] template;
    /** The high halves that belong to {@link #template}; empty if all are zero. */
    final long[] highTemplate;
    /** First slot of the operand stack. */
    final int operandStart;

    final int frameSlots;
    /** Whether a slot of the frame can hold a vector or a reference. */
    final boolean wide;

    final List<ValueType> localTypes;

    final Handlers handlers;

    private final int[] plainPlaces;
    private final int[] codeOffsets;
    /** Instructions to add to the count before the row; -1 if one cannot stop there. */
    private final int[] uncounted;
    /** Where the function returns, in fast and in plain code. */
    final int[] returnPlaces;
    /** Where callees come back to in plain code: to a word that nothing else comes to. Sorted. */
    private final int[] behindCalls;
    /** The most instructions that run before they are counted. */
    final int longestRun;

    FunctionCode(
            int functionIndex,
            List<ValueType> localTypes,
            int parameterCount,
            long[] template,
            long[] highTemplate,
            int frameSlots,
            boolean wide,
            int[] words,
            int plainStart,
            int[] plainPlaces,
            int[] codeOffsets,
            int[] uncounted,
            int[] returnPlaces,
            int[] behindCalls,
            Handlers handlers) {
        this.functionIndex = functionIndex;
        this.localTypes = localTypes;
        this.localCount = localTypes.size();
        this.parameterCount = parameterCount;
        this.template = template;
        this.highTemplate = highTemplate;
        this.operandStart = parameterCount + template.length;
        this.frameSlots = frameSlots;
        this.wide = wide;
        this.words = words;
        this.plainStart = plainStart;
        this.plainPlaces = plainPlaces;
        this.codeOffsets = codeOffsets;
        this.uncounted = uncounted;
        this.returnPlaces = returnPlaces;
        this.behindCalls = behindCalls;
        this.handlers = handlers;
        this.longestRun = Arrays.stream(uncounted).max().orElse(0) + 1;
    }

    /** {@return the number of the instruction that the word at a place in plain code belongs to} */
    int numberAt(int plainPlace) {
        int low = 0;
        int high = plainPlaces.length - 1;
        while (low < high) { // Several may share a place if all but the last are dead or empty: the last is wanted.
            int middle = (low + high + 1) >>> 1;
            if (plainPlaces[middle] <= plainPlace) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** {@return where an instruction begins in plain code} */
    int plainPlace(int number) {
        return plainPlaces[number];
    }

    /** {@return where the callee of the instruction with that number comes back to in plain code; -1 if it is no call} */
    int placeBehindCall(int number) {
        int place = number + 1 < plainPlaces.length ? plainPlaces[number + 1] - 1 : -1;
        return isBehindCall(place) ? place : -1;
    }

    /** {@return whether a callee comes back to a place in plain code} */
    boolean isBehindCall(int place) {
        return Arrays.binarySearch(behindCalls, place) >= 0;
    }

    /** {@return the byte offset of an instruction in the file} */
    int codeOffset(int number) {
        return codeOffsets[number];
    }

    /** {@return whether running code can stop before an instruction: it is reachable and no {@code else} or {@code end}} */
    boolean canStopAt(int number) {
        return uncounted[number] >= 0;
    }

    /** {@return the number of the first instruction that running code can stop before, -1 if there is none} */
    int firstStop() {
        int first = 0;
        while (first < uncounted.length && !canStopAt(first)) {
            first++;
        }
        return first < uncounted.length ? first : -1;
    }

    /** {@return how many instructions ran before this one that have not been counted yet} */
    int uncounted(int number) {
        return Math.max(uncounted[number], 0);
    }

    /** {@return the number of the instruction at a byte offset, or -1} */
    int numberOfOffset(int codeOffset) {
        return Math.max(Arrays.binarySearch(codeOffsets, codeOffset), -1);
    }

    /** {@return the number of instructions} */
    int size() {
        return codeOffsets.length;
    }
}
