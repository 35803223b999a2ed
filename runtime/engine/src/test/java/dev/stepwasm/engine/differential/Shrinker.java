package dev.stepwasm.engine.differential;

import java.util.function.Predicate;

/** Makes a program smaller while something stays true of it. */
final class Shrinker {
    private Shrinker() {}

    /**
     * {@return a program that is still interesting}
     *
     * @param interesting must answer false for texts that are not valid
     * @param attempts the most times that it is asked
     */
    static Program shrink(Program program, Predicate<Program> interesting, int attempts) {
        Program best = program;
        int left = attempts;
        for (int number = 0; number < best.text().size() && left > 0; number++) {
            for (Piece simpler : best.text().get(number).simpler()) {
                Program smaller = best.with(best.text().with(number, simpler));
                if (left-- > 0 && interesting.test(smaller)) {
                    best = smaller;
                    number--; // What stands here now may become simpler still.
                    break;
                }
            }
        }
        return best;
    }
}
