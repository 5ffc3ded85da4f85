import PdfKit from 'pdfkit';
import { xmlText } from '../graph/xml.js';
import { FONTS } from './fonts.js';

/** Says in the metadata that a PDF/A file is PDF/UA too (ISO 14289-1, 5), with the schema PDF/A asks for. */
const UA_METADATA = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

class EvidencePdf extends PdfKit {
  /** PDFKit writes title and author into the XMP as they are; by now the file’s own copy is written. */
  override endMetadata(): void {
    for (const name of ['Title', 'Author'] as const)
      this.info[name] = xmlText(this.info[name] ?? '');
    this.appendXML(UA_METADATA);
    super.endMetadata();
  }
}

/**
 * An empty tagged PDF for PDF/A-2a and PDF/UA-1 with our fonts, no page yet. Its id follows from
 * title, author and date: the same acts on it give the same bytes.
 */
export function openPdf(o: { title: string; author: string; date: Date }): PDFKit.PDFDocument {
  const options: PDFKit.PDFDocumentOptions = {
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    size: 'LETTER',
    autoFirstPage: false,
    // The number of pages stands on every page, so all are kept until the last.
    bufferPages: true,
    // None at first: the default one could not be embedded.
    font: '',
    info: {
      Title: o.title,
      Author: o.author,
      Creator: 'throughline',
      Producer: 'throughline',
      CreationDate: o.date,
    },
  };
  const pdf = new EvidencePdf(options);
  for (const [face, file] of Object.entries(FONTS)) pdf.registerFont(face, file);
  return pdf;
}
