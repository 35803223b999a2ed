package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bind} from the command line to the file; what it writes is tested in the engine. */
final class BindTest {
    private static final String SUM = "(module (func (export \"sum\") (param $x i32) (result i32) (local.get $x)))";

    @TempDir
    private Path folder;

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void writesBelowTheFolderOfSourcesAndAgainWhenTheModuleHasChanged() throws Exception {
        String wat = file("my-sum.wat", SUM);
        Path java = folder.resolve("src/com/acme/MySum.java");
        String[] line = {
            "bind", wat, "-p", "com.acme", "-d", folder.resolve("src").toString()
        };
        assertThat(Cli.run(line)).isEqualTo(new Cli(0, "", "wrote " + java + "\n"));
        assertThat(java).content().contains("package com.acme;", "public interface MySum", "int sum(int x);");
        file("my-sum.wat", SUM.replace("sum", "total"));
        assertThat(Cli.run(line).code()).isZero();
        assertThat(java).content().contains("int total(int x);");
    }

    @Test
    void printsTheSameForTextAndBinary() throws Exception {
        String wat = file("sum.wat", SUM);
        Cli.run("build", wat);
        String binary = folder.resolve("sum.wasm").toString();
        Cli printed = Cli.run("bind", binary, "--name", "Adder");
        assertThat(printed.code()).isZero();
        assertThat(printed.err()).isEmpty();
        assertThat(printed.out().replace("sum.wasm", "sum.wat"))
                .isEqualTo(Cli.run("bind", wat, "--name", "Adder").out())
                .contains("public interface Adder ");
    }

    @Test
    void leavesFilesOfOthersAlone() throws Exception {
        String wat = file("sum.wat", SUM);
        Path mine = Path.of(file("Sum.java", "class Sum {}"));
        Cli refused = Cli.run("bind", wat, "-d", folder.toString());
        assertThat(refused)
                .isEqualTo(new Cli(
                        2,
                        "",
                        "stepwasm: " + mine + " was not written by `stepwasm bind` and is not written over: "
                                + "give another --name, or remove it\n"));
        assertThat(mine).hasContent("class Sum {}");
    }

    @Test
    void reportsMistakesAsCheckDoes() throws Exception {
        String wat = file("sum.wat", SUM.replace("local.get $x", "local.get $y"));
        Cli bind = Cli.run("bind", wat);
        assertThat(bind.code()).isEqualTo(1);
        assertThat(bind.out()).isEmpty();
        assertThat(bind.err()).contains("error[unknown-local]").endsWith("1 error, nothing was written\n");
    }

    @Test
    void refusesNamesThatAreNoneInJava() throws Exception {
        String wat = file("sum.wat", SUM);
        assertThat(Cli.run("bind", wat, "--package", "com.new"))
                .isEqualTo(new Cli(2, "", "stepwasm: `com.new` is no name for a Java package\n"));
        assertThat(Cli.run("bind", wat, "--name", "a-b").err()).contains("`a-b` is no name for a Java interface");
        assertThat(Cli.run("bind", folder.resolve("absent.wat").toString()).err())
                .contains("no such file");
        assertThat(Cli.run("bind", wat, "-d", wat).err()).startsWith("stepwasm: cannot write ");
    }
}
