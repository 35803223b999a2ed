package dev.stepwasm.cli;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Severity;

/** How many files were checked and how much is wrong with them. */
record Tally(int files, int errors, int warnings, int hints) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    /** {@return the counts with those of one more file} */
    Tally with(Findings findings) {
        return new Tally(
                files + 1,
                errors + count(findings, Severity.ERROR) + (findings.misnamed().isPresent() ? 1 : 0),
                warnings + count(findings, Severity.WARNING),
                hints + count(findings, Severity.HINT));
    }

    private static int count(Findings findings, Severity severity) {
        int count = 0;
        for (Diagnostic problem : findings.problems()) {
            count += problem.problem().severity() == severity ? 1 : 0;
        }
        return count;
    }
}
