package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user closes Eclipse while it debugs programs. */
class ClosingTest {
    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() throws Exception {
        Window.open();
        shop = Shop.open();
        Window.until("the shop is open", () -> shop.output().contains("orders and price tags"));
    }

    @AfterEach
    void closeShop() throws Exception {
        shop.close();
    }

    @Test
    void nothingIsLeftOfWhatItRanAndWhatItAttachedToGoesOn() throws Exception {
        SecondEclipse.End end = SecondEclipse.run(
                folder,
                Path.of(System.getProperty("stepwasm.cache")),
                shop.project().getLocation().toPath());
        long machine = end.machine();
        assertThat(end.code()).isZero();
        assertThat(end.log()).doesNotContain("dev.stepwasm", "!ENTRY org.eclipse.debug");
        assertThat(end.output()).as("what it said").noneMatch(line -> line.contains("Exception"));
        Window.until(
                "the end of its virtual machine",
                () -> ProcessHandle.of(machine).filter(ProcessHandle::isAlive).isEmpty());
        String then = shop.output();
        Window.until("the shop sells on", () -> shop.output().length() > then.length());
        assertThat(shop.isAlive()).isTrue();
    }
}
