import java.io.FileInputStream;
import java.util.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;

public class VeraPdf {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean whole = true;
        for (String path : arguments) {
            for (String flavour : new String[] {"ua1", "2a"}) {
                PDFAFlavour wanted = PDFAFlavour.byFlavourId(flavour);
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(path), wanted)) {
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(wanted, false);
                    ValidationResult result = validator.validate(parser);
                    whole &= result.isCompliant();
                    System.out.println(path + " " + flavour + " " + result.isCompliant() + " " + result.getTotalAssertions());
                    Map<String, Integer> found = new TreeMap<>();
                    for (TestAssertion each : result.getTestAssertions())
                        if (each.getStatus() == TestAssertion.Status.FAILED)
                            found.merge(each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber() + " " + each.getMessage(), 1, Integer::sum);
                    found.forEach((rule, count) -> System.out.println("  " + count + " " + rule));
                }
            }
        }
        System.exit(whole ? 0 : 1);
    }
}
