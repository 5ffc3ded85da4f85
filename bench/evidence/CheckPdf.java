import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says of each PDF whether it conforms to PDF/A-2b by veraPDF, with the first rules it breaks. */
public class CheckPdf {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean isGood = true;
    for (String file : files) {
      PDFAFlavour flavour = PDFAFlavour.PDFA_2_B;
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
        ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
        isGood &= result.isCompliant();
        System.out.println("veraPDF: " + file + ": PDF/A-2b " + (result.isCompliant() ? "conforms" : "DOES NOT CONFORM"));
        result.getTestAssertions().stream()
            .filter(test -> test.getStatus() != TestAssertion.Status.PASSED)
            .limit(10)
            .forEach(test -> System.out.println("  " + test.getRuleId() + " " + test.getMessage()));
      }
    }
    System.exit(isGood ? 0 : 1);
  }
}
