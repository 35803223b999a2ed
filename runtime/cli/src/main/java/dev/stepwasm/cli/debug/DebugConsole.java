package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.debug.Command.Action;
import dev.stepwasm.cli.debug.Command.Group;
import dev.stepwasm.cli.debug.Paper.Style;
import dev.stepwasm.engine.debug.DataBreakpointRequest.Access;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.Stepping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A debugger that is told by lines of text what to do and answers in lines of text. One thread calls {@link #run}; any may
 * call {@link #interrupt}.
 */
public final class DebugConsole implements AutoCloseable {
    /** What is shown before each command. */
    public static final String PROMPT = "(stepwasm) ";

    private static final int MISUSED = 2;

    private final Paper paper;
    private final Session session;
    private final RunCommands running;
    private final MotionCommands motion;
    private final BreakCommands breaking;
    private final ViewCommands viewing;
    private final ValueCommands values;
    private final MemoryCommand memory;
    private final DisassembleCommand disassembly;
    private final Commands commands;
    private Optional<String> repeated = Optional.empty();
    private boolean isDone;
    private boolean isMisused;

    /** A console for a program that has not started. */
    public DebugConsole(Debuggee debuggee, Paper paper) {
        this.paper = paper;
        this.session = new Session(debuggee, paper);
        SourceView source = new SourceView(session, paper);
        Displays displays = new Displays(session, paper);
        this.viewing = new ViewCommands(session, source, paper);
        this.breaking = new BreakCommands(session, source, paper);
        StopReport report = new StopReport(session, source, displays, paper, this::moved);
        this.values = new ValueCommands(session, displays, paper, report::event);
        this.memory = new MemoryCommand(session, values, paper);
        this.disassembly = new DisassembleCommand(session, paper);
        this.motion = new MotionCommands(session, report, paper);
        this.running = new RunCommands(session, report, motion, paper);
        this.commands = new Commands(table());
    }

    /**
     * Does what the lines say, up to their end or {@code quit}. The program is ended with them.
     *
     * @return the exit code of the program, 1 if it has trapped, 0 if it has not ended; 2 in place of 0 if a line that
     *     nobody typed could not be done
     */
    public int run(CommandSource source) {
        greet(source);
        while (!isDone) {
            Optional<String> line = source.next(PROMPT);
            if (line.isEmpty()) {
                break;
            }
            perform(line.get().strip(), source.isInteractive());
        }
        paper.endLine();
        session.close();
        return session.exitCode() == 0 && isMisused ? MISUSED : session.exitCode();
    }

    private void greet(CommandSource source) {
        if (source.isInteractive()) {
            paper.line("Debugging " + session.debuggee().module().name() + ": `run` calls "
                    + RunCommands.show(session.invocation()) + ", `help` lists all commands.");
        }
    }

    /** {@return whether the program runs at the moment} */
    public boolean isRunning() {
        return session.isRunning();
    }

    /** Stops the running program, as Ctrl-C does. {@return whether one runs} */
    public boolean interrupt() {
        return session.interrupt();
    }

    /** {@return what may stand at the end of a line, in place of its last word} @param line up to there */
    public List<String> completions(String line) {
        return new Completion(session, commands).of(line);
    }

    /** Called when the program has gone to another place. */
    private void moved() {
        viewing.forgetLines();
        disassembly.forget();
    }

    private void perform(String line, boolean isTyped) {
        if (line.isEmpty() && isTyped) {
            repeated.ifPresent(again -> perform(again, true));
            return;
        }
        if (!isTyped && !line.isEmpty()) {
            paper.line(PROMPT + line);
        }
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        try {
            dispatch(line);
        } catch (RefusedException e) {
            isMisused |= !isTyped;
            paper.line(paper.paint(Style.PROBLEM, "error: ") + e.getMessage());
        }
    }

    private void dispatch(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '/') {
            end++;
        }
        Command command = commands.find(line.substring(0, end));
        repeated = command.isRepeated() ? Optional.of(isContinued(command) ? command.name() : line) : Optional.empty();
        command.action().perform(line.substring(end).strip());
    }

    /** {@return whether a command goes on where it ended, when it is repeated} */
    private static boolean isContinued(Command command) {
        return List.of("x", "list", "disassemble").contains(command.name());
    }

    private List<Command> table() {
        Table table = new Table();
        table.group(Group.RUNNING)
                .again("run", "r", "[ARGS]", "start the program, from its beginning if it runs", running::run)
                .plain("start", "", "[ARGS]", "start and stop before the first instruction", running::start)
                .again("continue", "c", "[N]", "go on until something stops it; N times", running::goOn)
                .again(
                        "step",
                        "s",
                        "[N | FUNCTION]",
                        "go to the next line, into calls",
                        step(Stepping.INTO, Granularity.LINE))
                .again("next", "n", "[N]", "go to the next line, over calls", step(Stepping.OVER, Granularity.LINE))
                .again("stepi", "si", "[N]", "do one instruction", step(Stepping.INTO, Granularity.INSTRUCTION))
                .again(
                        "nexti",
                        "ni",
                        "[N]",
                        "do one instruction, over calls",
                        step(Stepping.OVER, Granularity.INSTRUCTION))
                .again("finish", "fin", "", "go on until this function has returned", nothing(running::finish))
                .again("until", "u", "[PLACE]", "go to the end of a loop, or to a place", running::until)
                .plain("jump", "j", "LINE[:COLUMN]", "go on there instead; nothing in between is done", motion::jump)
                .plain("again", "", "", "begin the function of this frame again", nothing(motion::again))
                .plain("kill", "k", "", "end the program", nothing(running::kill));
        table.group(Group.STOPPING)
                .plain("break", "b", PLACE, "stop at a place", rest -> breaking.add(rest, false))
                .plain("tbreak", "tb", PLACE, "stop at a place once", rest -> breaking.add(rest, true))
                .plain(
                        "watch",
                        "w",
                        WATCHED,
                        "stop when something is written",
                        rest -> breaking.watch(rest, Access.WRITE))
                .plain(
                        "rwatch",
                        "rw",
                        WATCHED,
                        "stop when something is read",
                        rest -> breaking.watch(rest, Access.READ))
                .plain("awatch", "aw", WATCHED, "stop at both", rest -> breaking.watch(rest, Access.READ_WRITE))
                .plain("condition", "cond", "N [EXPRESSION]", "change when a breakpoint stops", breaking::condition)
                .plain("disable", "dis", "[N ...]", "let breakpoints sleep", rest -> breaking.enable(rest, false))
                .plain("enable", "en", "[N ...]", "wake them again", rest -> breaking.enable(rest, true))
                .plain("delete", "d", "[N ...]", "remove breakpoints", breaking::delete);
        CatchCommands catching = new CatchCommands(session, paper);
        table.group(Group.STOPPING)
                .plain("catch", "", "[WHAT [WHICH] [if EXPRESSION]]", "stop at traps or exceptions", catching::add)
                .plain("uncatch", "", "WHAT", "let them pass", catching::remove);
        table.group(Group.LOOKING)
                .plain("backtrace", "bt", "[N]", "list the frames", viewing::backtrace)
                .plain("frame", "f", "[N]", "look at a frame", viewing::frame)
                .again("up", "", "[N]", "look at the caller", viewing::up)
                .again("down", "", "[N]", "look at the called one", viewing::down)
                .again("list", "l", "[LINE | FROM,TO | FUNCTION]", "show the text", viewing::list)
                .again("disassemble", "disas", "[PLACE]", "show the instructions", disassembly::perform)
                .plain("locals", "lo", "", "show parameters and locals", nothing(viewing::locals))
                .plain("stack", "", "", "show the operand stack, the top first", nothing(viewing::operands))
                .plain("labels", "", "", "show what branches can go to", nothing(viewing::labels))
                .plain("globals", "", "", "show the globals", nothing(viewing::globals))
                .plain("tables", "", "", "show the tables", nothing(viewing::tables))
                .plain("memories", "", "", "show the sizes of the memories", nothing(viewing::memories))
                .plain("info", "i", "breakpoints | functions [PART] | display | ...", "show one of these", this::info);
        table.group(Group.VALUES)
                .plain("print", "p", "[/FORMAT] EXPRESSION", "show a value", values::print)
                .plain("set", "", "EXPRESSION = EXPRESSION", "change a value", values::set)
                .plain("whatis", "", "EXPRESSION", "show the type of a value", values::type)
                .again("x", "", "[/COUNT FORMAT UNIT] ADDRESS [in MEMORY]", "show memory", memory::perform)
                .plain("display", "", "[/FORMAT] [EXPRESSION]", "show a value at each stop", values::display)
                .plain("undisplay", "", "[N ...]", "no longer show it", values::undisplay);
        table.group(Group.OTHER)
                .plain("help", "h", "[COMMAND]", "list the commands, or say more about one", this::help)
                .plain("quit", "q", "", "end the program and the debugger", nothing(() -> isDone = true));
        return table.rows();
    }

    private static final String PLACE = "[PLACE] [if EXPRESSION] [hits COUNT] [log TEXT]";
    private static final String WATCHED = "WHAT [if EXPRESSION] [hits COUNT]";

    /** Collects commands. */
    private static final class Table {
        private final List<Command> rows = new ArrayList<>();
        private Group group = Group.OTHER;

        Table group(Group next) {
            group = next;
            return this;
        }

        Table plain(String name, String alias, String arguments, String summary, Action action) {
            return add(name, alias, arguments, summary, false, action);
        }

        /** A command that an empty line does again. */
        Table again(String name, String alias, String arguments, String summary, Action action) {
            return add(name, alias, arguments, summary, true, action);
        }

        private Table add(String name, String alias, String arguments, String summary, boolean again, Action action) {
            List<String> aliases = alias.isEmpty() ? List.of() : List.of(alias.split(" "));
            rows.add(new Command(group, name, aliases, arguments, summary, Details.of(name), again, action));
            return this;
        }

        List<Command> rows() {
            return rows;
        }
    }

    private Action step(Stepping stepping, Granularity granularity) {
        return times -> running.step(times, stepping, granularity);
    }

    private static Action nothing(Runnable action) {
        return rest -> {
            Words.requireNothing(rest);
            action.run();
        };
    }

    private void info(String rest) {
        String[] words = rest.split("\\s+", 2);
        String about = words.length > 1 ? words[1] : "";
        String topic = Completion.TOPICS.stream()
                .filter(each -> !words[0].isEmpty() && each.startsWith(words[0]))
                .findFirst()
                .orElseThrow(() -> new RefusedException("info about what? " + String.join(", ", Completion.TOPICS)));
        switch (topic) {
            case "breakpoints", "watchpoints" -> breaking.list();
            case "calls" -> motion.calls();
            case "functions" -> viewing.functions(about);
            case "display" -> values.listDisplays();
            default -> commands.find(topic).action().perform(about);
        }
    }

    private void help(String name) {
        paper.line(name.isEmpty() ? commands.overview() : Commands.about(commands.find(name)));
    }

    @Override
    public void close() {
        session.close();
    }
}
