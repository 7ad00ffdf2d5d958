// Each editor as a page with one object: editor.clear(), editor.focus(), editor.html().
const from = name => new URL(`node_modules/${name}`, `file://${process.cwd()}/`).href;

const tinymce = (folder, more) => `
<script src="${from(`${folder}/tinymce.min.js`)}"></script>
<textarea id="e"></textarea>
<script>
tinymce.init({selector: '#e', height: 400, paste_data_images: true, branding: false, ${more},
  init_instance_callback: e => { window.editor = {
    clear: () => e.setContent(''), focus: () => e.focus(), html: () => e.getContent() } }});
</script>`;

export const EDITORS = {
  contenteditable: {
    page: () => `<div id="e" contenteditable style="min-height: 300px"></div>
<script>
const e = document.getElementById('e');
window.editor = {clear: () => { e.innerHTML = '' }, focus: () => e.focus(), html: () => e.innerHTML};
</script>`,
  },
  'tinymce 4': {
    page: () => tinymce('tinymce4', `plugins: 'table lists link image code hr paste textcolor codesample'`),
  },
  'tinymce 7': {
    page: () => tinymce('tinymce7', `license_key: 'gpl', promotion: false, plugins: 'table lists link image code codesample'`),
  },
  'toast ui': {
    page: () => `<link rel="stylesheet" href="${from('@toast-ui/editor/dist/toastui-editor.css')}">
<div id="e"></div><script src="bundle.js"></script><script>
const e = new editors.Toast({el: document.getElementById('e'), initialEditType: 'wysiwyg', usageStatistics: false,
  height: '400px', hideModeSwitch: true});
window.editor = {clear: () => e.setHTML(''), focus: () => e.focus(), html: () => e.getHTML()};
</script>`,
  },
  tiptap: {
    page: () => `<div id="e"></div><script src="bundle.js"></script><script>
const e = new editors.Editor({element: document.getElementById('e'),
  extensions: [editors.StarterKit, editors.TableKit, editors.Image.configure({allowBase64: true})]});
window.editor = {clear: () => e.commands.clearContent(), focus: () => e.commands.focus(), html: () => e.getHTML()};
</script>`,
  },
  'ckeditor 5': {
    page: () => `<link rel="stylesheet" href="${from('ckeditor5/dist/browser/ckeditor5.css')}">
<div id="e"></div><script src="${from('ckeditor5/dist/browser/ckeditor5.umd.js')}"></script><script>
const C = CKEDITOR;
C.ClassicEditor.create(document.getElementById('e'), {licenseKey: 'GPL', plugins: [C.Essentials, C.Paragraph, C.Heading,
  C.Bold, C.Italic, C.Strikethrough, C.Code, C.CodeBlock, C.BlockQuote, C.List, C.ListProperties, C.Link, C.Table,
  C.HorizontalLine, C.ImageBlock, C.ImageInline, C.Base64UploadAdapter, C.ImageUpload, C.FontSize,
  C.FontBackgroundColor, C.Indent]}).then(e => {
  window.editor = {clear: () => e.setData(''), focus: () => e.editing.view.focus(), html: () => e.getData()};
});
</script>`,
  },
  quill: {
    page: () => `<link rel="stylesheet" href="${from('quill/dist/quill.snow.css')}">
<div id="e"></div><script src="${from('quill/dist/quill.js')}"></script><script>
const e = new Quill('#e', {theme: 'snow', modules: {table: true}});
window.editor = {clear: () => e.setContents([]), focus: () => e.focus(), html: () => e.root.innerHTML};
</script>`,
  },
};

export const BUNDLED = `
export {default as Toast} from '@toast-ui/editor';
export {Editor} from '@tiptap/core';
export {StarterKit} from '@tiptap/starter-kit';
export {TableKit} from '@tiptap/extension-table';
export {Image} from '@tiptap/extension-image';
`;
