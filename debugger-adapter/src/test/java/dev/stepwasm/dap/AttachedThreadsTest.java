package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The threads of a program that was attached to: each stops, is looked at and goes on by itself. */
final class AttachedThreadsTest extends AttachedSession {
    @Test
    void aThreadStopsAloneAndIsShownWithItsValues() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        Workers.Worker two = workers.start("worker-2");
        attach(Map.of());
        JsonObject placed = breakpoint(text, 8);
        begin();

        one.call("round", 41);
        JsonObject stopped = client.event("stopped");
        int thread = stopped.get("threadId").getAsInt();
        assertThat(placed.get("verified").getAsBoolean()).isTrue();
        assertThat(stopped.get("reason").getAsString()).isEqualTo("breakpoint");
        assertThat(stopped.get("allThreadsStopped").getAsBoolean()).isFalse();
        assertThat(stopped.getAsJsonArray("hitBreakpointIds").get(0)).isEqualTo(placed.get("id"));
        assertThat(threads()).containsEntry("worker-1", thread);
        JsonObject top = stack(thread).getFirst();
        assertThat(top.get("name").getAsString()).isEqualTo("$round");
        assertThat(top.get("line").getAsInt()).isEqualTo(8);
        assertThat(top.getAsJsonObject("source").get("path").getAsString()).isEqualTo(text.toString());
        assertThat(variable(top, "Locals", "$n").get("value").getAsString()).isEqualTo("41");

        breakpoints(text, List.of());
        two.call("round", 1);
        assertThat(two.result()).isEqualTo("2");
        assertThat(client.ask("continue", Map.of("threadId", thread))
                        .get("allThreadsContinued")
                        .getAsBoolean())
                .isFalse();
        assertThat(one.result()).isEqualTo("42");
    }

    @Test
    void numbersDieWithTheirThreadAlone() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        Workers.Worker two = workers.start("worker-2");
        attach(Map.of());
        breakpoint(text, 8);
        begin();
        one.call("round", 41);
        int first = client.event("stopped").get("threadId").getAsInt();
        two.call("round", 51);
        int second = client.event("stopped").get("threadId").getAsInt();
        assertThat(second).isNotEqualTo(first);
        JsonObject frame = stack(first).getFirst();
        JsonObject other = stack(second).getFirst();
        int id = frame.get("id").getAsInt();

        client.ask("next", Map.of("threadId", first));
        assertThat(client.event("stopped").get("threadId").getAsInt()).isEqualTo(first);

        assertThat(client.refusal("scopes", Map.of("frameId", id)))
                .isEqualTo("frame " + id + " is gone: the program has run since it was shown");
        assertThat(client.refusal("evaluate", Map.of("frameId", id, "expression", "$n")))
                .startsWith("frame " + id + " is gone");
        assertThat(variable(other, "Locals", "$n").get("value").getAsString()).isEqualTo("51");
        assertThat(evaluate(other, "$n + 1")).isEqualTo("52");
        assertThat(evaluate(stack(first).getFirst(), "$n + 1")).isEqualTo("42");
        assertThat(client.refusal("continue", Map.of("threadId", 999))).isEqualTo("there is no thread 999");
        assertThat(client.refusal("stackTrace", Map.of("threadId", 999))).isEqualTo("there is no thread 999");
    }

    @Test
    void framesOfTheHostStandBetweenThoseOfTheProgram() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        attach(Map.of());
        breakpoint(text, 14);
        begin();
        one.call("round", 1);
        int thread = client.event("stopped").get("threadId").getAsInt();

        List<JsonObject> stack = stack(thread);
        assertThat(names(stack).subList(0, 2)).first().isEqualTo("$back");
        int callback = names(stack).indexOf("$round");
        assertThat(names(stack).subList(1, callback))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("dev.stepwasm.dap.Workers"));
        JsonObject host = stack.get(1);
        assertThat(host.getAsJsonObject("source").get("name").getAsString()).isEqualTo("Workers.java");
        assertThat(host.get("line").getAsInt()).isPositive();
        assertThat(host.get("presentationHint").getAsString()).isEqualTo("subtle");
        assertThat(client.ask("scopes", Map.of("frameId", host.get("id").getAsInt()))
                        .getAsJsonArray("scopes"))
                .isEmpty();
        assertThat(client.refusal("evaluate", Map.of("frameId", host.get("id").getAsInt(), "expression", "$n")))
                .startsWith("this frame is one of the host in Java");
        int reference = host.getAsJsonObject("source").get("sourceReference").getAsInt();
        assertThat(client.ask("source", Map.of("sourceReference", reference))
                        .get("content")
                        .getAsString())
                .startsWith("// dev/stepwasm/dap/Workers.java is not in the folders of `sources`");

        JsonObject page = client.ask("stackTrace", Map.of("threadId", thread, "startFrame", 1, "levels", callback));
        assertThat(page.get("totalFrames").getAsInt()).isEqualTo(stack.size());
        assertThat(names(items(page, "stackFrames").toList()))
                .isEqualTo(names(stack).subList(1, callback + 1));
    }

    @Test
    void aThreadInAHostCallIsShownAsSuchAndPausesLater() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Workers.Worker one = workers.start("worker-1", (caller, n) -> {
            entered.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        attach(Map.of());
        begin();
        one.call("round", 1);
        entered.await();

        assertThat(threads()).containsKey("worker-1 (in host function env.tick)");
        int thread = threads().get("worker-1 (in host function env.tick)");
        client.ask("pause", Map.of("threadId", thread));
        assertThat(output("worker-1 is in"))
                .isEqualTo("worker-1 is in a function of the host, env.tick; it pauses when that returns\n");
        leave.countDown();
        JsonObject stopped = client.event("stopped");
        assertThat(stopped.get("reason").getAsString()).isEqualTo("pause");
        assertThat(stopped.get("threadId").getAsInt()).isEqualTo(thread);
        assertThat(names(stack(thread)).getFirst()).isEqualTo("$round");
    }

    @Test
    void aSpinningThreadPausesAndGoesOnWhenTheClientLeaves() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        attach(Map.of());
        begin();
        one.call("spin");
        int thread = thread("worker-1");
        client.ask("pause", Map.of("threadId", thread));
        client.event("stopped");
        JsonObject top = stack(thread).getFirst();
        long before =
                Long.parseLong(variable(top, "Globals", "$rounds").get("value").getAsString());

        client.ask("disconnect", Map.of());
        assertThat(client.awaitAdapterEnd(Duration.ofSeconds(20))).isTrue();
        client = new DapClient(this);
        attach(Map.of());
        begin();
        thread = thread("worker-1");
        client.ask("pause", Map.of("threadId", thread));
        client.event("stopped");
        top = stack(thread).getFirst();
        assertThat(Long.parseLong(
                        variable(top, "Globals", "$rounds").get("value").getAsString()))
                .isGreaterThan(before);
        assertThat(said).doesNotContain("end");
        client.ask(
                "setVariable", Map.of("variablesReference", reference(top, "Globals"), "name", "$stop", "value", "1"));
        client.ask("continue", Map.of("threadId", thread));
        assertThat(one.result()).isEqualTo("done");
    }

    @Test
    void valuesChangeInOneThread() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        attach(Map.of());
        breakpoint(text, 8);
        begin();
        one.call("round", 1);
        int thread = client.event("stopped").get("threadId").getAsInt();
        JsonObject top = stack(thread).getFirst();
        client.ask("setVariable", Map.of("variablesReference", reference(top, "Locals"), "name", "$n", "value", "99"));
        assertThat(client.ask("evaluate", Map.of("expression", "$n"))
                        .get("result")
                        .getAsString())
                .isEqualTo("99");
        assertThat(client.ask("evaluate", Map.of("expression", "$back(4)", "context", "repl"))
                        .get("result")
                        .getAsString())
                .isEqualTo("8");
        client.ask(
                "setExpression",
                Map.of(
                        "expression",
                        "$n",
                        "value",
                        "199",
                        "frameId",
                        top.get("id").getAsInt()));
        assertThat(items(client.ask("completions", Map.of("text", "$su", "column", 4)), "targets")
                        .map(each -> each.get("label").getAsString()))
                .contains("$sum");
        client.ask("continue", Map.of("threadId", thread));
        assertThat(one.result()).isEqualTo("200");
        assertThat(client.refusal("evaluate", Map.of("expression", "$n")))
                .isEqualTo("no thread of the program is stopped; pause one");
    }

    @Test
    void aThreadGoesElsewhere() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        attach(Map.of());
        breakpoint(text, 10);
        begin();
        one.call("round", 1);
        int thread = client.event("stopped").get("threadId").getAsInt();
        JsonObject top = stack(thread).getFirst();
        JsonObject call = items(
                        client.ask(
                                "stepInTargets", Map.of("frameId", top.get("id").getAsInt())),
                        "targets")
                .findFirst()
                .orElseThrow();
        assertThat(call.get("label").getAsString()).contains("$tick");
        JsonObject target = items(
                        client.ask("gotoTargets", Map.of("source", Map.of("path", text.toString()), "line", 9)),
                        "targets")
                .findFirst()
                .orElseThrow();
        client.ask(
                "goto", Map.of("threadId", thread, "targetId", target.get("id").getAsInt()));
        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("goto");
        assertThat(stack(thread).getFirst().get("line").getAsInt()).isEqualTo(9);
        client.ask(
                "restartFrame",
                Map.of("frameId", stack(thread).getFirst().get("id").getAsInt()));
        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("restart");
        breakpoints(text, List.of());
        client.ask("continue", Map.of("threadId", thread));
        assertThat(one.result()).isEqualTo("2");
    }

    @Test
    void failuresStopTheThreadThatFails() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        Workers.Worker two = workers.start("worker-2", (caller, n) -> {
            throw new IllegalStateException("the till is empty");
        });
        attach(Map.of());
        begin();

        one.call("fall");
        JsonObject trap = client.event("stopped");
        assertThat(trap.get("reason").getAsString()).isEqualTo("exception");
        assertThat(client.ask(
                                "exceptionInfo",
                                Map.of("threadId", trap.get("threadId").getAsInt()))
                        .get("description")
                        .getAsString())
                .contains("unreachable");
        two.call("round", 1);
        JsonObject failure = client.event("stopped");
        assertThat(failure.get("reason").getAsString()).isEqualTo("exception");
        assertThat(client.ask(
                                "exceptionInfo",
                                Map.of("threadId", failure.get("threadId").getAsInt()))
                        .get("description")
                        .getAsString())
                .contains("the till is empty");
        client.ask("continue", Map.of("threadId", trap.get("threadId").getAsInt()));
        assertThat(one.result()).contains("unreachable");
        client.ask("continue", Map.of("threadId", failure.get("threadId").getAsInt()));
        assertThat(two.result()).contains("the till is empty");
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aLoopThatHasRunForLongStopsLikeAnyOther(Tier tier) throws Exception {
        Path hot = write("hot-" + tier + ".wat", """
                (module
                  (memory (export "memory") 1)
                  (func $count (export "count") (local $i i64)
                    (loop $again
                      (local.set $i (i64.add (local.get $i) (i64.const 1)))
                      (i64.store (i32.const 8) (local.get $i))
                      (br $again))))
                """);
        StepInstance instance = StepModule.of(hot)
                .instantiate(Imports.none(), InstanceOptions.defaults().withTier(tier));
        Thread counter = Thread.ofPlatform().daemon().name("counter " + tier).start(() -> {
            try {
                instance.invoke("count");
            } catch (TerminatedException end) {
                said.add("over");
            }
        });
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (instance.memory().readLong(8) < 5_000_000) {
            assertThat(System.nanoTime()).as("it counts").isLessThan(deadline);
            Thread.onSpinWait();
        }

        attach(Map.of());
        breakpoint(hot, 6);
        begin();
        int thread = client.event("stopped").get("threadId").getAsInt();
        JsonObject frame = stack(thread).getFirst();
        assertThat(frame.get("line").getAsInt()).isEqualTo(6);
        long reached =
                Long.parseLong(variable(frame, "Locals", "$i").get("value").getAsString());
        assertThat(reached).isEqualTo(instance.memory().readLong(8) + 1);
        client.ask("continue", Map.of("threadId", thread));
        client.event("stopped");
        assertThat(variable(stack(thread).getFirst(), "Locals", "$i")
                        .get("value")
                        .getAsString())
                .isEqualTo(String.valueOf(reached + 1));

        client.ask("disconnect", Map.of());
        instance.control().terminate();
        assertThat(counter.join(Duration.ofSeconds(20))).isTrue();
    }
}
