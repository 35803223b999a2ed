package dev.stepwasm.cli;

/** What {@code check} found, for people: problems on standard output, the summary on standard error. */
final class TextOutput implements CheckOutput {
    private final Terminal terminal;
    private final Report report;

    TextOutput(Terminal terminal, int limit) {
        this.terminal = terminal;
        this.report = new Report(terminal, terminal.out(), limit);
    }

    @Override
    public void file(Findings findings) {
        findings.print(report);
    }

    @Override
    public void unread(String message) {
        // said on standard error
    }

    @Override
    public void end(Tally tally) {
        if (tally.files() > 0) {
            terminal.err().println("checked " + Report.plural(tally.files(), "file") + ": " + report.summary());
        }
    }
}
