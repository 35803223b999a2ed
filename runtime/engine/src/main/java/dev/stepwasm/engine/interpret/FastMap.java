package dev.stepwasm.engine.interpret;

import java.util.Arrays;

/**
 * For each place in the fast code of a function: the instruction that plain code goes on with from the same state, and
 * the operands that fast code has not put in their slots. Made by translating the function once more, when first needed.
 *
 * @param places sorted places in fast code
 * @param numbers the instruction to go on with
 * @param moves pairs of slots, from and to; a wide value has its two numbers complemented
 */
record FastMap(int[] places, int[] numbers, int[][] moves) {
    /** {@return the row of a place} */
    int row(int place) {
        int found = Arrays.binarySearch(places, place);
        return found >= 0 ? found : -found - 2;
    }

    /** {@return the row of the last place whose state is that before the instruction with that number, or before it} */
    int rowOfNumber(int number) {
        int low = 0;
        int high = numbers.length;
        while (low < high) { // Numbers never fall from one row to the next.
            int middle = (low + high) >>> 1;
            if (numbers[middle] <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
