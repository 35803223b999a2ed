package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.debug.Paper.Style;
import dev.stepwasm.engine.debug.Calculated;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Expression;
import dev.stepwasm.engine.debug.expression.Mistake;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands about values: looking at them and changing them. */
final class ValueCommands {
    private static final Pattern FORMAT =
            Pattern.compile("/(?<format>[a-z0-9]+)(?:\\s+(?<expression>.*))?", Pattern.DOTALL);
    private static final Pattern ASSIGNED = Pattern.compile("(?:var(?:iable)?\\s+)?(.*)", Pattern.DOTALL);

    private final Session session;
    private final Displays displays;
    private final Paper paper;
    private final Consumer<Session.Event> happened;

    /** @param happened hears what the program does instead of giving an answer */
    ValueCommands(Session session, Displays displays, Paper paper, Consumer<Session.Event> happened) {
        this.happened = happened;
        this.session = session;
        this.displays = displays;
        this.paper = paper;
    }

    /** {@code print EXPRESSION}, {@code print/x EXPRESSION}. Functions that it calls may stop. */
    void print(String rest) {
        String expression = formatted(rest, "print");
        if (!(Expression.parse(expression) instanceof Answer.Found<Expression>(Expression parsed))
                || !parsed.callsFunctions()) {
            paper.line(value(expression).element().text());
            return;
        }
        Session.Event event = session.call(session.frame(), expression);
        if (event instanceof Session.Event.Answered(String asked, Answer<Calculated> answer)) {
            paper.line(found(asked, answer).element().text());
        } else {
            happened.accept(event);
        }
    }

    /** {@code whatis EXPRESSION}: its type. */
    void type(String rest) {
        requireExpression(rest, "whatis");
        paper.line(value(rest).element().type());
    }

    /** {@code set EXPRESSION = EXPRESSION}. */
    void set(String rest) {
        Matcher assigned = ASSIGNED.matcher(rest);
        String expression = assigned.matches() ? assigned.group(1) : rest;
        if (Expression.parse(expression) instanceof Answer.Found<Expression>(Expression parsed)
                && parsed.effect().isEmpty()) {
            throw new RefusedException("`set` needs something to change and a value, as `set $x = 5`");
        }
        requireExpression(expression, "set");
        String changed =
                expression.substring(0, Math.max(0, expression.indexOf('='))).strip();
        paper.line(changed + " = " + value(expression).element().text());
    }

    /** {@code display [EXPRESSION]}: shows it now and at each stop; without one, shows all. */
    void display(String rest) {
        if (rest.isEmpty()) {
            displays.show();
            return;
        }
        String expression = formatted(rest, "display");
        if (Expression.parse(expression) instanceof Answer.Found<Expression>(Expression parsed)
                && parsed.effect().isPresent()) {
            throw new RefusedException("`display` only looks; this would change something at each stop");
        }
        displays.add(expression);
    }

    /** {@code undisplay [N ...]}: all, if no number is given. */
    void undisplay(String numbers) {
        if (numbers.isEmpty()) {
            paper.line("removed " + Words.plural(displays.clear(), "display"));
            return;
        }
        for (String number : numbers.split("[\\s,]+")) {
            displays.remove(Words.number(number));
        }
    }

    /** {@code info display}. */
    void listDisplays() {
        displays.list();
    }

    /** {@return an expression with the format that stands before it, as the language has it behind} */
    private static String formatted(String rest, String verb) {
        Matcher format = FORMAT.matcher(rest);
        if (!format.matches()) {
            requireExpression(rest, verb);
            return rest;
        }
        String expression = format.group("expression");
        requireExpression(expression == null ? "" : expression, verb);
        return expression + ", " + (format.group("format").equals("t") ? "b" : format.group("format"));
    }

    private static void requireExpression(String text, String verb) {
        if (text.isEmpty()) {
            throw new RefusedException(
                    "`" + verb + "` needs an expression, as `" + verb + (verb.equals("set") ? " $x = 5`" : " $x`"));
        }
    }

    /** {@return what an expression is in the frame that the user looks at} */
    Calculated value(String expression) {
        return found(expression, session.frame().calculate(expression));
    }

    private Calculated found(String expression, Answer<Calculated> answer) {
        return switch (answer) {
            case Answer.Found<Calculated>(Calculated found) -> found;
            case Answer.Wrong<Calculated>(Mistake mistake) -> {
                if (expression.indexOf('\n') < 0 && mistake.span().start() > 0) {
                    paper.line("  " + expression);
                    paper.line("  " + " ".repeat(mistake.span().start()) + paper.paint(Style.CARET, carets(mistake)));
                }
                throw new RefusedException(mistake.message());
            }
        };
    }

    private static String carets(Mistake mistake) {
        return "^".repeat(Math.max(1, mistake.span().length()));
    }
}
