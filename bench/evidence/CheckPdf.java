import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says of each PDF whether it conforms to PDF/A-2a and PDF/UA-1 by veraPDF, with the first rules it breaks. */
public class CheckPdf {
  static final PDFAFlavour[] FLAVOURS = {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1};

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean isGood = true;
    for (String file : files) {
      for (PDFAFlavour flavour : FLAVOURS) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
          ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
          isGood &= result.isCompliant();
          System.out.println(
              "veraPDF: " + file + ": profile " + flavour.getId() + (result.isCompliant() ? " conforms" : " DOES NOT CONFORM"));
          result.getTestAssertions().stream()
              .filter(test -> test.getStatus() != TestAssertion.Status.PASSED)
              .limit(10)
              .forEach(test -> System.out.println("  " + test.getRuleId() + " " + test.getMessage() + " " + test.getLocation()));
        }
      }
    }
    System.exit(isGood ? 0 : 1);
  }
}
