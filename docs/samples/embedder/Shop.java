import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Store;
import dev.stepwasm.engine.endive.StepMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/**
 * A shop that leaves its prices to WebAssembly: two tills and a telephone add up orders, a machine writes price tags. Each is
 * a thread with instances of its own. It runs until it is ended, or for as many seconds as it is told:
 *
 * <pre>{@code
 * java -Dstepwasm.debug -cp .cache/launcher/stepwasm.jar docs/samples/embedder/Shop.java 60
 * }</pre>
 */
public final class Shop {
    private static final List<String> GOODS = List.of("Apples", "Bread", "Cheese", "Dates", "Eggs");
    private static final int[] CENTS = {120, 349, 1299, 480, 35};
    /** What customers are let off, by their number. */
    private static final int[] PERCENT = {0, 0, 3, 5, 10};

    private static final int TAX = 190;
    /** Where orders stand in the memory of a till. */
    private static final int ORDER = 1024;
    /** More complaints in a second are not heard. */
    private static final int PATIENCE = 100;

    /** A function of the host that calls the guest back. */
    interface Discount {
        int of(StepInstance caller, int customer, int cents);
    }

    private final StepModule tax;
    private final StepModule prices;
    private final StepModule tags;
    private final Duration call;
    private final LongAdder work = new LongAdder();
    private final AtomicInteger complaints = new AtomicInteger();

    private Shop(Path folder, Duration call) throws IOException, InvalidModuleException {
        tax = StepModule.of(folder.resolve("tax.wat"));
        prices = StepModule.of(folder.resolve("prices.wat"));
        tags = StepModule.of(folder.resolve("tags.wat"));
        this.call = call;
    }

    /**
     * Opens the shop.
     *
     * @param args how many seconds it is open, without end if there is none; then how many milliseconds a telephone call takes
     */
    public static void main(String[] args) throws IOException, InvalidModuleException, InterruptedException {
        Path here = Path.of("");
        Path folder = Files.exists(here.resolve("prices.wat")) ? here : Path.of("docs/samples/embedder");
        long seconds = args.length > 0 ? Long.parseLong(args[0]) : Long.MAX_VALUE;
        Shop shop = new Shop(folder, Duration.ofMillis(args.length > 1 ? Long.parseLong(args[1]) : 3000));
        shop.open();
        shop.report(seconds);
    }

    private void open() {
        start("till-1", () -> sell(Shop::percent));
        start("till-2", () -> sell(Shop::percent));
        start("telephone", () -> sell(this::percentByTelephone));
        start("price tags", this::label);
    }

    private static void start(String name, Runnable task) {
        Thread.ofPlatform().name(name).daemon().start(task);
    }

    private void report(long seconds) throws InterruptedException {
        System.out.println("the shop is open");
        for (long second = 0; second < seconds; second++) {
            Thread.sleep(1000);
            System.out.println(work.sumThenReset() + " orders and price tags in a second");
            complaints.set(0);
        }
        System.out.println("the shop is closed");
    }

    /** Adds up orders in a store with two modules, of which one imports the other. */
    private void sell(Percent percent) {
        Discount discount = (caller, customer, cents) ->
                caller.invoke("reduce", cents, percent.of(customer)).i32();
        Imports imports = Imports.builder()
                .function("shop", "discount", Discount.class, discount)
                .build();
        try (Store store = new Store(imports)) {
            store.instantiate("tax", tax);
            StepInstance till = store.instantiate("prices", prices);
            Random random = new Random();
            for (long number = 1; ; number++) {
                order(till, number, random);
            }
        }
    }

    private void order(StepInstance till, long number, Random random) {
        int lines = 1 + random.nextInt(GOODS.size());
        int customer = random.nextInt(PERCENT.length);
        int[] order = new int[1 + 2 * lines];
        order[0] = lines;
        int sum = 0;
        for (int line = 0; line < lines; line++) {
            order[1 + 2 * line] = CENTS[random.nextInt(CENTS.length)];
            order[2 + 2 * line] = 1 + random.nextInt(9);
            sum += order[1 + 2 * line] * order[2 + 2 * line];
        }
        till.memory().writeInts(ORDER, order);
        int total = till.invoke("total", customer, ORDER).i32();
        sum -= sum * PERCENT[customer] / 100;
        int books = sum + sum * TAX / 1000;
        work.increment();
        if (total != books) {
            complain("order " + number, money(total), money(books));
        }
    }

    /** How somebody finds out what a customer is let off. */
    interface Percent {
        int of(int customer);
    }

    private static int percent(int customer) {
        return PERCENT[customer];
    }

    private int percentByTelephone(int customer) {
        try {
            Thread.sleep(call); // They talk about the weather too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return percent(customer);
    }

    /** Writes price tags with an instance that is made by Endive and run by the interpreter of the engine. */
    private void label() {
        HostFunction name = new HostFunction(
                "shop", "name", FunctionType.of(List.of(ValType.I32), List.of()), (caller, arguments) -> {
                    byte[] bytes = GOODS.get((int) arguments[0]).getBytes(StandardCharsets.UTF_8);
                    long room = caller.export("room").apply(bytes.length)[0];
                    caller.memory().write((int) room, bytes);
                    return new long[0];
                });
        byte[] binary = tags.bytes();
        Instance instance = Instance.builder(Parser.parse(binary))
                .withImportValues(ImportValues.builder().addFunction(name).build())
                .withMachineFactory(StepMachine.factory(binary))
                .withMemoryFactory(StepMachine.memoryFactory())
                .build();
        for (long number = 0; ; number++) {
            int goods = (int) (number % GOODS.size());
            int length = (int) instance.export("write").apply(goods, CENTS[goods])[0];
            String tag = instance.memory().readString(0, length);
            String books = GOODS.get(goods) + " " + money(CENTS[goods]);
            work.increment();
            if (!tag.equals(books)) {
                complain("price tag " + number, tag, books);
            }
        }
    }

    private void complain(String what, String says, String books) {
        if (complaints.incrementAndGet() <= PATIENCE) {
            String who = Thread.currentThread().getName();
            System.out.println(who + ": " + what + " says " + says + ", the books say " + books);
        }
    }

    private static String money(int cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }
}
