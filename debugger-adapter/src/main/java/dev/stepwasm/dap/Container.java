package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DataBreakpointRequest;
import dev.stepwasm.engine.debug.Element;
import dev.stepwasm.engine.debug.Elements;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.MemoryView;
import dev.stepwasm.engine.debug.Place;
import dev.stepwasm.engine.debug.Variable;
import dev.stepwasm.engine.debug.expression.Hexadecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a variables reference stands for: things with names, or with numbers of which a range can be asked for. */
sealed interface Container {
    /** {@return how many numbered things there are; 0 if they are named} */
    default int numbered() {
        return 0;
    }

    /** {@return some of the things, those that there are} */
    List<Shown> shown(int start, int count);

    /**
     * Changes a thing.
     *
     * @return it as it is now
     * @throws IllegalArgumentException with words for the user, if it cannot be changed or not to that
     */
    Shown set(String name, String text);

    /** {@return the refusal of a change to something that is not there, or cannot be changed} */
    private static IllegalArgumentException nothing(String name) {
        return new IllegalArgumentException("there is nothing called " + name + " to change");
    }

    private static <T> List<T> page(List<T> all, int start, int count) {
        return all.stream().skip(start).limit(count).toList();
    }

    /**
     * One thing.
     *
     * @param expression what to write to mean it, or empty
     * @param memory by which bytes can be read that it is or may point to
     */
    record Shown(Element element, String expression, Optional<MemoryReference> memory) {
        static Shown of(Element element) {
            return new Shown(element, "", Optional.empty());
        }

        /** {@return the same in hexadecimal, if it is a number} */
        Shown inHexadecimal() {
            return new Shown(element.inHexadecimal(), expression, memory);
        }

        /** {@return its parts, if it has some} */
        Optional<Container> inside() {
            return element.inside()
                    .map(parts -> memory.isPresent() && element.type().equals(Memories.TYPE)
                            ? new Bytes(parts, memory.get())
                            : new Parts(parts));
        }
    }

    /** Locals, operands or globals. */
    record Values(Views.Kind kind, Frame frame, Owner.Naming naming) implements Container {
        private List<Variable> all() {
            return switch (kind) {
                case LOCALS -> frame.locals();
                case OPERANDS -> topFirst(frame.operands());
                case GLOBALS -> frame.globals();
                case RETURNED, LABELS, MEMORIES, TABLES -> List.of();
            };
        }

        private static List<Variable> topFirst(List<Variable> operands) {
            List<Variable> turned = new ArrayList<>(operands);
            Collections.reverse(turned);
            return turned;
        }

        @Override
        public List<Shown> shown(int start, int count) {
            return page(all(), start, count).stream().map(this::show).toList();
        }

        @Override
        public Shown set(String name, String text) {
            Variable variable = all().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> nothing(name));
            return show(frame.set(variable, text));
        }

        /** {@return what to watch to hear of a value, if it can be watched} */
        Optional<DataBreakpointRequest.Target> target(String name) {
            return all().stream()
                    .filter(each -> each.name().equals(name))
                    .flatMap(each -> DataBreakpointRequest.Target.of(each.place(), frame).stream())
                    .findFirst();
        }

        /** {@return a value with its parts} */
        private Shown show(Variable variable) {
            String type = variable.value().type().show();
            String origin =
                    variable.place() instanceof Place.Operand(int index) ? ", pushed by " + frame.pushedBy(index) : "";
            Element element = new Element(
                    variable.name(),
                    variable.value().show(),
                    type + origin,
                    frame.inside(variable),
                    Hexadecimal.of(variable.value()));
            return new Shown(element, variable.name(), MemoryReference.of(naming.of(frame), frame, variable.value()));
        }
    }

    /** What a branch can go to. */
    record Labels(Frame frame) implements Container {
        @Override
        public List<Shown> shown(int start, int count) {
            return page(frame.labels(), start, count).stream().map(Shown::of).toList();
        }

        @Override
        public Shown set(String name, String text) {
            throw new IllegalArgumentException("labels cannot be changed");
        }
    }

    /** Memories, with their bytes inside. */
    record Memories(Frame frame, Owner.Naming naming) implements Container {
        private static final String TYPE = "memory";

        @Override
        public List<Shown> shown(int start, int count) {
            return page(frame.memories(), start, count).stream().map(this::show).toList();
        }

        private Shown show(MemoryView memory) {
            long pages = memory.pages();
            String size = pages + (pages == 1 ? " page, " : " pages, ") + memory.byteSize() + " bytes";
            return new Shown(
                    new Element(memory.name(), size, TYPE, Optional.of(memory.rows())),
                    "",
                    Optional.of(new MemoryReference(naming.of(frame), memory.index(), 0)));
        }

        @Override
        public Shown set(String name, String text) {
            throw new IllegalArgumentException("the bytes of a memory can be changed, not the memory");
        }
    }

    /** Tables, with their elements inside. */
    record Tables(Frame frame) implements Container {
        @Override
        public List<Shown> shown(int start, int count) {
            return page(frame.tables(), start, count).stream()
                    .map(table -> Shown.of(new Element(
                            table.name(),
                            table.elements().count() + " elements",
                            "table of " + table.type(),
                            Optional.of(table.elements()))))
                    .toList();
        }

        @Override
        public Shown set(String name, String text) {
            throw new IllegalArgumentException("the elements of a table can be changed, not the table");
        }
    }

    /** The parts of a thing. */
    record Parts(Elements elements) implements Container {
        @Override
        public int numbered() {
            return elements.numbered() ? elements.count() : 0;
        }

        @Override
        public List<Shown> shown(int start, int count) {
            return IntStream.range(start, (int) Math.min(elements.count(), (long) start + count))
                    .mapToObj(i -> Shown.of(elements.at(i)))
                    .toList();
        }

        @Override
        public Shown set(String name, String text) {
            int index = elements.find(name).orElseThrow(() -> nothing(name));
            return Shown.of(elements.set(index, text));
        }
    }

    /** The bytes of a memory in rows. */
    record Bytes(Elements rows, MemoryReference memory) implements Container {
        /** Bytes of a row. */
        static final int ROW = 16;

        @Override
        public int numbered() {
            return rows.count();
        }

        @Override
        public List<Shown> shown(int start, int count) {
            return IntStream.range(start, (int) Math.min(rows.count(), (long) start + count))
                    .mapToObj(i -> row(i, rows.at(i)))
                    .toList();
        }

        @Override
        public Shown set(String name, String text) {
            int index = rows.find(name).orElseThrow(() -> nothing(name));
            return row(index, rows.set(index, text));
        }

        private Shown row(int index, Element row) {
            return new Shown(
                    row, "", Optional.of(new MemoryReference(memory.owner(), memory.index(), (long) index * ROW)));
        }
    }
}
